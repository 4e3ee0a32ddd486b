import { expect, test } from "vitest";
import { dateOf, startOf } from "./dates.ts";

test("a day begins at midnight where the reader is, and is the day of all its moments", () => {
  const start = startOf("2026-03-09");
  expect(start).toBe(new Date(2026, 2, 9).toISOString());
  expect(dateOf(new Date(2026, 2, 9, 23, 59))).toBe("2026-03-09");
});

test.each(["", "2026-03", "0002-01-01"])("%o is no day yet", (date) => {
  expect(startOf(date)).toBeUndefined();
});
