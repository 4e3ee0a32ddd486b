import { expect, it } from "vitest";
import { hueOf, initialsOf } from "./initials.ts";

it.each([
  ["Ana Lindqvist", "AL"],
  ["Eve van der Berg", "EB"],
  ["dmitri", "DM"],
  ["x", "X"],
  ["mary-jane", "MJ"],
  ["  ", "?"],
  ["𝒜da", "𝒜D"],
])("%j: %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

it("gives a person the same colour always, and people different ones", () => {
  expect(hueOf("ana")).toBe(hueOf("ana"));
  const hues = Array.from({ length: 50 }, (_, index) => hueOf(`person ${index}`));
  expect(new Set(hues).size).toBeGreaterThan(25);
  for (const hue of hues) expect(hue).toBeGreaterThanOrEqual(0);
});
