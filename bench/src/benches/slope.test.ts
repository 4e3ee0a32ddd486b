import { expect, test } from "vitest";
import { slope } from "./slope.ts";

test("points on a line give its slope, wherever it begins", () => {
  const points = [2000, 6000, 10_000].map((x) => ({ x, y: 90_000 + 12 * x }));
  expect(slope(points)).toBeCloseTo(12, 9);
  expect(slope([...points, { x: 6000, y: 90_000 + 72_000 + 500 }, { x: 6000, y: 90_000 + 72_000 - 500 }])).toBeCloseTo(12, 9);
});

test("one point has no slope", () => {
  expect(slope([{ x: 1, y: 2 }])).toBeNaN();
});
