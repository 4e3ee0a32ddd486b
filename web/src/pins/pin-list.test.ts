import type { Message } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { pinsAfter } from "./pin-list.ts";

const at = (minute: number) => `2026-11-20T22:0${minute}:00.000Z`;
function pinned(id: string, rev: number, pinnedAt: string | null): Message {
  const base = { channelId: "c", seq: 1, authorId: "bo", text: id, createdAt: at(0), editedAt: null, deletedAt: null, reactions: [] };
  return { ...base, id, rev, pinnedAt };
}
const pins = [pinned("b", 4, at(4)), pinned("a", 2, at(2))];
const ids = (list: readonly Message[]) => list.map((one) => one.id);

it("takes in a new pin at its place, and leaves out one that was taken away", () => {
  expect(ids(pinsAfter(pins, pinned("c", 5, at(5))))).toEqual(["c", "b", "a"]);
  expect(ids(pinsAfter(pins, pinned("c", 3, at(3))))).toEqual(["b", "c", "a"]);
  expect(ids(pinsAfter(pins, pinned("a", 6, null)))).toEqual(["b"]);
});

it("shows what a pinned message says now, and nothing older than that", () => {
  const edited = { ...pinned("a", 7, at(2)), text: "better" };
  expect(pinsAfter(pins, edited)[1]?.text).toBe("better");
  expect(pinsAfter([edited], pinned("a", 2, at(2)))).toEqual([edited]);
});

it("stays the same for messages that are not pinned", () => {
  expect(pinsAfter(pins, pinned("x", 9, null))).toBe(pins);
});
