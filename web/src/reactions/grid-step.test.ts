import { expect, it } from "vitest";
import { gridStep } from "./grid-step.ts";

const sections = [3, 10, 0, 2]; // rows of 3, 8, 2 and 2

it.each([
  ["ArrowDown", -1, 0],
  ["ArrowRight", -1, null],
  ["ArrowRight", 2, 3],
  ["ArrowRight", 14, 14],
  ["ArrowLeft", 0, 0],
  ["ArrowDown", 2, 5],
  ["ArrowDown", 10, 12],
  ["ArrowDown", 12, 14],
  ["ArrowDown", 14, 14],
  ["ArrowUp", 14, 12],
  ["ArrowUp", 10, 2],
  ["ArrowUp", 1, -1],
  ["Home", 9, 0],
  ["End", 1, 14],
  ["x", 1, null],
] as const)("%s from %d leads to %j", (key, at, expected) => {
  expect(gridStep(key, at, sections, false)).toBe(expected);
});

it("goes the other way where one reads from the right, and nowhere in nothing", () => {
  expect(gridStep("ArrowLeft", 1, sections, true)).toBe(2);
  expect(gridStep("ArrowDown", -1, [], false)).toBe(-1);
});
