import { expect, it } from "vitest";
import { forgetKept } from "../kept.ts";
import { markUsed, quickOf, recentEmoji, withUsed } from "./recent-emoji.ts";

it("puts what was just used first, once, and keeps no more than there is room for", () => {
  expect(withUsed(["🎉", "👍"], "👍")).toEqual(["👍", "🎉"]);
  const many = Array.from({ length: 40 }, (_, index) => String(index));
  expect(withUsed(many, "🎉")).toHaveLength(24);
});

it("offers the ones used last, filled up with what most reactions are", () => {
  expect(quickOf([])).toEqual(["👍", "❤️", "😄", "🎉"]);
  expect(quickOf(["🚀", "🎉"])).toEqual(["🚀", "🎉", "👍", "❤️"]);
});

it("forgets at sign-out", () => {
  markUsed("🚀");
  expect(recentEmoji.get()).toEqual(["🚀"]);
  forgetKept();
  expect(recentEmoji.get()).toEqual([]);
});
