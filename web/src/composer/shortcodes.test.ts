import { expect, it } from "vitest";
import { shortcodesIn, withEmoji } from "./shortcodes.ts";

const emoji = new Map([
  ["tada", "🎉"],
  ["+1", "👍"],
]);

it("finds names between colons, outside of code, words and addresses", () => {
  expect(shortcodesIn(":tada: a :tada: :+1:")).toEqual(["tada", "+1"]);
  for (const text of ["`:tada:`", "```\n:tada:\n```", "a:tada:b", "12:30:45", "http://a:80:", "\\:tada:"])
    expect(shortcodesIn(text)).toEqual([]);
});

it("puts the emoji in their place, and leaves other names and code", () => {
  expect(withEmoji(":tada: :nope: `:tada:` :+1:!", emoji)).toBe("🎉 :nope: `:tada:` 👍!");
});
