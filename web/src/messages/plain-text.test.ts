import { expect, it } from "vitest";
import { plainText } from "./plain-text.ts";

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
