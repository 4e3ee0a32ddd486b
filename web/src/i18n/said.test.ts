import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { errors } from "./en/errors.ts";
import { languageStore } from "./i18n.ts";
import { said } from "./said.ts";
import type { Text } from "./text.ts";

afterEach(() => languageStore.set("en"));

const root = new URL("../../../", import.meta.url).pathname;

/** Whatever may say something about what people do; the codes' own sentences are in the catalogue of errors. */
const sources = globSync(
  ["protocol/src/**/*.ts", "client/src/**/*.ts", "server/src/{accounts,channels,messages,realtime,saved,drafts,scheduled}/*.ts"],
  { cwd: root },
).filter((path) => !/\.test\.ts$|\/test\/|^protocol\/src\/(?:errors|openapi)\.ts$/.test(path));

/** The sentences in a source file, with a number where something is put in. Summaries are for the manual. */
function sentencesOf(path: string): string[] {
  const source = readFileSync(join(root, path), "utf8").replaceAll(/\/\*\*?[\s\S]*?\*\/|\/\/.*|summary:\s*"[^"\n]*"/g, "");
  return [...source.matchAll(/(["`])([A-Z][^"`\n]*\.)\1/g)].map(([, , text = ""]) => text.replaceAll(/\$\{[^}]+\}/g, "16000"));
}

/** What only a program can get wrong, and what is only logged. */
const forPrograms = [
  "A message id is a UUIDv7.",
  "Another poll of the same connection has taken over.",
  "Another tab has a newer version of this page. Reload it.",
  "Give one of before, after, around and at.",
  "Only a reply has a channel to go to as well.",
  "The browser's database does not open: another tab holds it.",
  "The browser's database gave the write up.",
  "The last answer was number 16000.",
  "There is no transport 16000.",
  "This browser keeps no data here.",
  "This is not a language tag.",
  "This is not an id.",
  "This is not base64.",
  "Wait until the chat is ready (chat.state) before you send.",
  "You have no such connection any more.",
];

/** What the page says itself. */
const ownSentences = ["errors.said.page"];

const unique = (sentences: readonly string[]) => [...new Set(sentences)].sort();

it("knows every sentence that the server and the SDK say, and no other", () => {
  const found = unique(sources.flatMap(sentencesOf));
  expect(found).toEqual(expect.arrayContaining(forPrograms));
  const known = Object.entries<Text>(errors)
    .filter(([key]) => key.startsWith("errors.said.") && !ownSentences.includes(key))
    .map(([, text]) => (typeof text === "string" ? text : text.other).replaceAll(/\{\w+\}/g, "16000"));
  const forPeople = found.filter((sentence) => !forPrograms.includes(sentence));
  expect(forPeople).toEqual(unique(known));
  for (const sentence of forPeople) expect(said(sentence)?.replaceAll(/(?<=\d)[.,](?=\d{3})/g, ""), sentence).toBe(sentence);
});

it("keeps what a sentence names", () => {
  expect(said("Use at most 80 characters.")).toBe("Use at most 80 characters.");
  expect(said("Use at most 1 characters.")).toBe("Use at most 1 character.");
  expect(said("Only this channel's owners and moderators may mention everyone with @here. Mention people by their names.")).toContain(
    "@here",
  );
  expect(said("Something else.")).toBeUndefined();
});
