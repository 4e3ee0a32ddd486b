import { expect, it } from "vitest";
import type { MentionNames } from "../mentions/mention-names.ts";
import { excerptOf, plainText } from "./plain-text.ts";

it.each([
  ["plain", "plain"],
  ["**Hello** _there_, see [the page](https://example.org)", "Hello there, see the page"],
  ["one\ntwo\n\n- three\n- four", "one two three four"],
  ["```ts\nconst a = 1;\n```", "const a = 1;"],
  ["> quoted\n\n# title", "quoted title"],
  ["![a cat](https://example.org/cat.png)", "a cat"],
])("%j", (text, expected) => {
  expect(plainText(text)).toBe(expected);
});

it("stays short work for long texts", () => {
  expect(plainText("a ".repeat(5000)).length).toBeLessThan(1000);
});

it("has the names of those who are mentioned, and leaves others and code as they are written", () => {
  const names: MentionNames = new Map([["ada", { label: "@Ada Lovelace", title: "@ada", me: false }]]);
  expect(plainText("**@ada**, ask @grace for `@ada`", names)).toBe("@Ada Lovelace, ask @grace for @ada");
});

it("a message without words of its own says what it forwards", () => {
  const quote = { channelId: "c", messageId: "m", authorId: "u", text: "**Tea** is ready", createdAt: "2026-01-01T00:00:00.000Z" };
  expect(excerptOf({ text: "", quote })).toBe("Forwarded: Tea is ready");
  expect(excerptOf({ text: "", quote: { ...quote, text: "" } })).toBe("Forwarded: A message without text");
  expect(excerptOf({ text: "Look", quote })).toBe("Look");
  expect(excerptOf({ text: "" })).toBe("");
});
