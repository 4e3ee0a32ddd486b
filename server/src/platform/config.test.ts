import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configTable, readConfig } from "./config.ts";
import { StartError } from "./start-error.ts";

function mistakes(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartError) return error.lines;
    throw error;
  }
  return [];
}

test("with nothing set there is a whole configuration", () => {
  const { config, warnings } = readConfig({});
  expect(config).toMatchObject({
    port: 3000,
    dataFolder: "./data",
    databaseUrl: undefined,
    publicUrl: "http://localhost:3000",
    trustProxy: false,
    rateLimit: 1,
    logLevel: "info",
    allowUnsafeDatabase: false,
  });
  expect(warnings).toEqual([]);
});

test("an empty variable counts as not set", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: " ", CHATFLOW_PUBLIC_URL: "" })).toEqual(readConfig({}));
});

test("values are read", () => {
  const { config } = readConfig({
    PORT: "8080",
    CHATFLOW_PUBLIC_URL: "https://Chat.Example.org/",
    CHATFLOW_TRUST_PROXY: "2",
    CHATFLOW_RATE_LIMIT: "0.5",
    CHATFLOW_ALLOW_UNSAFE_DATABASE: "yes",
    DATABASE_URL: "postgres://chat@db.example.org/chat",
  });
  expect(config).toMatchObject({
    port: 8080,
    publicUrl: "https://chat.example.org",
    trustProxy: 2,
    rateLimit: 0.5,
    allowUnsafeDatabase: true,
  });
  expect(readConfig({ PORT: "8080" }).config.publicUrl).toBe("http://localhost:8080");
});

test("every mistake gets its line, all at once", () => {
  const lines = mistakes({ PORT: "http", CHATFLOW_LOG_LEVEL: "loud", CHATFLOW_TRUST_PROXY: "yes", CHATFLOW_RATE_LIMIT: "-1" });
  expect(lines).toEqual([
    "PORT=http must be a whole number from 0 to 65535.",
    "CHATFLOW_TRUST_PROXY=yes must be off, or how many proxies stand in front of this server (1 to 9).",
    "CHATFLOW_RATE_LIMIT=-1 must be a number from 0 to 1000.",
    "CHATFLOW_LOG_LEVEL=loud must be one of fatal, error, warn, info, debug, trace, silent.",
  ]);
});

test.for([
  ["PORT", "65536"],
  ["PORT", "1e3"],
  ["CHATFLOW_PUBLIC_URL", "chat.example.org"],
  ["CHATFLOW_PUBLIC_URL", "ftp://chat.example.org"],
  ["CHATFLOW_PUBLIC_URL", "https://example.org/chat"],
  ["CHATFLOW_DATABASE_POOL", "0"],
  ["CHATFLOW_ALLOW_UNSAFE_DATABASE", "perhaps"],
] as const)("%s=%s is refused", ([name, value]) => {
  expect(mistakes({ [name]: value })).toEqual([expect.stringMatching(`^${name}=.* must .*\\.$`)]);
});

test("a mistake in a secret does not show it", () => {
  const [line] = mistakes({ DATABASE_URL: "mysql://chat:hunter2@db/chat" });
  expect(line).toMatch(/^DATABASE_URL must look like postgres:/);
  expect(line).not.toContain("hunter2");
});

test("a misspelt variable is named with the one that was meant", () => {
  const { warnings } = readConfig({ CHATFLOW_DTAA: "/srv", CHATFLOW_PORT: "80", CHATFLOW_DATA: "/srv/chatflow", SOMETHING: "else" });
  expect(warnings).toEqual([
    "CHATFLOW_DTAA is not a setting of ChatFlow and has no effect. Did you mean CHATFLOW_DATA?",
    "CHATFLOW_PORT is not a setting of ChatFlow and has no effect. Did you mean PORT?",
  ]);
});

test("docs/configuration.md has the table (else: node bin/config-table.ts --write)", () => {
  const document = readFileSync(new URL("../../../docs/configuration.md", import.meta.url), "utf8");
  expect(document).toContain(`<!-- settings -->\n\n${configTable()}\n\n<!-- /settings -->`);
});
