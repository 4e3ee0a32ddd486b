import { readFileSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { languageStore } from "./i18n.ts";
import { said } from "./said.ts";

afterEach(() => languageStore.set("en"));

/** The sentences about input in a source file, with a number where one stands. */
function sentencesOf(path: string): string[] {
  const source = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8").replaceAll(/\/\*\*?[\s\S]*?\*\/|\/\/.*/g, "");
  return [...source.matchAll(/(["`])([A-Z][^"`\n]*\.)\1/g)].map(([, , text = ""]) => text.replaceAll(/\$\{[^}]+\}/g, "16000"));
}

/** What only a program can get wrong. */
const forPrograms = ["This is not an id.", "A message id is a UUIDv7."];

it.each([
  "protocol/src/fields.ts",
  "server/src/accounts/weak-password.ts",
  "server/src/accounts/logo.ts",
  "server/src/messages/mentions.ts",
])("knows every sentence of %s", (path) => {
  const sentences = sentencesOf(path).filter((sentence) => !forPrograms.includes(sentence));
  expect(sentences).not.toEqual([]);
  for (const sentence of sentences) expect(said(sentence)?.replaceAll(/(?<=\d)[.,](?=\d{3})/g, ""), sentence).toBe(sentence);
});

it("keeps what a sentence names", () => {
  expect(said("Use at most 80 characters.")).toBe("Use at most 80 characters.");
  expect(said("Use at most 1 characters.")).toBe("Use at most 1 character.");
  expect(said("Only this channel's owners and moderators may mention everyone with @here. Mention people by their names.")).toContain(
    "@here",
  );
  expect(said("Something else.")).toBeUndefined();
});
