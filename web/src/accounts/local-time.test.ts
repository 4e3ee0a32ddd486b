import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { timeFormat } from "../i18n/format.ts";
import { languageStore } from "../i18n/i18n.ts";
import { localTime } from "./local-time.ts";

const now = new Date("2026-11-18T20:12:00Z");
const plain = (text: string | null) => text?.replace(/\s/g, " ");

beforeEach(() => vi.stubGlobal("navigator", { languages: ["en-US"] }));
afterEach(() => {
  vi.unstubAllGlobals();
  languageStore.set("en");
  timeFormat.set("auto");
});

it("is the time where the person is, as the reader writes it", () => {
  expect(plain(localTime("America/New_York", now))).toBe("3:12 PM");
  expect(plain(localTime("Asia/Kolkata", now))).toBe("1:42 AM");
  timeFormat.set("24");
  expect(localTime("America/New_York", now)).toBe("15:12");
  timeFormat.set("auto");
  languageStore.set("de");
  expect(localTime("America/New_York", now)).toBe("15:12");
});

it("is nothing where no zone is named, or one that is not known here", () => {
  expect(localTime("", now)).toBeNull();
  expect(localTime("Mars/Olympus", now)).toBeNull();
});
