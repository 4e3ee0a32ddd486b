import { expect, test } from "vitest";
import { figure, median, missedGate, percentile } from "./figure.ts";

test("a figure is the median of its runs, with the spread beside it", () => {
  expect(figure("ratio", [5.25, 3.5, 4.123456], { unit: "x", better: "higher", gate: 4 })).toEqual({
    name: "ratio",
    value: 4.123,
    unit: "x",
    better: "higher",
    gate: 4,
    min: 3.5,
    max: 5.25,
    runs: 3,
  });
  expect(() => figure("ratio", [], { unit: "x", better: "higher" })).toThrow("no run gave a value for ratio");
});

test("the median of an even number of runs lies between the middle two", () => {
  expect(median([10, 2, 9, 100])).toBe(9.5);
  expect(median([7])).toBe(7);
});

test("percentiles", () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect(percentile(values, 0.5)).toBe(100);
  expect(percentile(values, 0.99)).toBe(198);
  expect(percentile([3], 0.99)).toBe(3);
  expect(percentile([], 0.99)).toBeNaN();
});

test.for([
  { better: "higher", gate: 4, value: 4, missed: null },
  { better: "higher", gate: 4, value: 3.9, missed: "it is 3.9 x, the gate is at least 4" },
  { better: "lower", gate: 50, value: 50, missed: null },
  { better: "lower", gate: 50, value: 51, missed: "it is 51 x, the gate is at most 50" },
] as const)("$value with the gate $gate, $better is better", ({ better, gate, value, missed }) => {
  expect(missedGate(figure("it", [value], { unit: "x", better, gate }))).toBe(missed);
});

test("what has no gate misses none, and what is not a number misses any", () => {
  expect(missedGate(figure("it", [1], { unit: "x", better: "higher" }))).toBeNull();
  expect(missedGate(figure("it", [Number.NaN], { unit: "ms", better: "lower", gate: 50 }))).toContain("NaN");
});
