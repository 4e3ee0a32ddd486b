import { describe, expect, it } from "vitest";
import { startsDay, startsGroup } from "./grouping.ts";

const at = (authorId: string, ...time: [number, number, number?]) => ({
  authorId,
  createdAt: new Date(2026, 10, 20, ...time).toISOString(),
});

describe("startsGroup", () => {
  it("begins a group with the first message, and with another author", () => {
    expect(startsGroup(undefined, at("ana", 10, 0))).toBe(true);
    expect(startsGroup(at("ana", 10, 0), at("bo", 10, 1))).toBe(true);
  });

  it("goes on for five minutes of the same author, and no longer", () => {
    expect(startsGroup(at("ana", 10, 0), at("ana", 10, 5))).toBe(false);
    expect(startsGroup(at("ana", 10, 0), at("ana", 10, 5, 1))).toBe(true);
  });

  it("goes on when an own message carries a clock that is a little behind", () => {
    expect(startsGroup(at("ana", 10, 0, 5), at("ana", 10, 0))).toBe(false);
  });

  it("begins anew at midnight", () => {
    expect(startsGroup(at("ana", 23, 59), at("ana", 24, 1))).toBe(true);
  });
});

describe("startsDay", () => {
  it("is true for the first message and for the first one of a day, where the reader is", () => {
    expect(startsDay(undefined, at("ana", 10, 0))).toBe(true);
    expect(startsDay(at("ana", 0, 0), at("bo", 23, 59))).toBe(false);
    expect(startsDay(at("ana", 23, 59), at("bo", 24, 0))).toBe(true);
  });
});
