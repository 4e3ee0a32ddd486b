import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { formatAgo, formatBytes, formatDate, formatList, formatNumber, timeFormat } from "./format.ts";
import { languageStore } from "./i18n.ts";

const moment = new Date(2026, 10, 18, 15, 5);
/** What stands between the time and AM or PM is a space of one kind or another. */
const plain = (text: string) => text.replace(/\s/g, " ");
const readers = (...languages: string[]) => vi.stubGlobal("navigator", { languages });

beforeEach(() => readers("en-US", "de-AT"));
afterEach(() => {
  vi.unstubAllGlobals();
  languageStore.set("en");
  timeFormat.set("auto");
});

describe("a date", () => {
  it("is written as in the reader's variety of the language", () => {
    expect(formatDate(moment, "day")).toBe("November 18");
    readers("en-GB");
    expect(formatDate(moment, "day")).toBe("18 November");
    languageStore.set("de");
    expect(formatDate(moment, "weekday")).toBe("Mittwoch, 18. November");
  });

  it("stays in the language's own script", () => {
    languageStore.set("zh");
    readers("zh-Hant-TW");
    expect(formatDate(moment, "weekday")).toBe("11月18日星期三");
  });

  it("has the clock that was asked for, and otherwise the usual one", () => {
    expect(plain(formatDate(moment, "clock"))).toBe("3:05 PM");
    timeFormat.set("24");
    expect(formatDate(moment, "clock")).toBe("15:05");
    expect(formatDate(moment, "full")).toContain("15:05");
    languageStore.set("de");
    timeFormat.set("12");
    expect(plain(formatDate(moment, "clock"))).toBe("3:05 PM");
  });
});

it("numbers, sizes and lists follow the language", () => {
  expect([formatNumber(1200), formatBytes(0), formatBytes(3_400_000)]).toEqual(["1,200", "0 byte", "3.4 MB"]);
  expect(formatList(["Ada", "Grace", "Alan"])).toBe("Ada, Grace, and Alan");
  languageStore.set("de");
  expect([formatNumber(1200), formatList(["Ada", "Grace"])]).toEqual(["1\u00a0200", "Ada und Grace"]);
});

it("says how long ago in the largest unit", () => {
  const now = new Date(2026, 10, 18, 12);
  const ago = (ms: number) => formatAgo(new Date(now.getTime() - ms).toISOString(), now);
  expect([ago(10_000), ago(90_000), ago(7_200_000), ago(90_000_000)]).toEqual(["now", "1 minute ago", "2 hours ago", "yesterday"]);
});
