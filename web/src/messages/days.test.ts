import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { dayLabel, sameDay, shortTime } from "./days.ts";

beforeAll(() => void vi.stubGlobal("navigator", { languages: ["en-US"] }));
afterAll(() => void vi.unstubAllGlobals());

const now = new Date(2026, 0, 1, 9, 0);
const label = (...date: [number, number, number]) => dayLabel(new Date(...date, 12).toISOString(), now);

it("says today and yesterday, also across the turn of the year", () => {
  expect(label(2026, 0, 1)).toBe("Today");
  expect(label(2025, 11, 31)).toBe("Yesterday");
});

it("says the year only when it is another one", () => {
  expect(label(2025, 11, 30)).toBe("December 30, 2025");
  expect(dayLabel(new Date(2026, 0, 1, 12).toISOString(), new Date(2026, 5, 1))).toBe("Thursday, January 1");
});

it("takes the same day of another month for another day", () => {
  expect(sameDay(new Date(2026, 0, 5), new Date(2026, 1, 5))).toBe(false);
  expect(sameDay(new Date(2026, 0, 5, 0, 0), new Date(2026, 0, 5, 23, 59))).toBe(true);
});

it("says a moment in a word or two: the time today, else the day", () => {
  const now = new Date(2026, 10, 21, 12, 0);
  const at = (day: number, month = 10, year = 2026) => shortTime(new Date(year, month, day, 9, 5).toISOString(), now);
  expect(at(21)).toMatch(/^0?9:05/);
  expect([at(20), at(3), at(3, 1, 2025)]).toEqual(["yesterday", "November 3", "February 3, 2025"]);
});
