import { expect, test } from "vitest";
import { type Change, withChange } from "./changes-overlay.ts";
import { said } from "./test/said.ts";

const at = "2026-01-02T00:00:00.000Z";
const ofBen = { emoji: "🎉", userIds: ["ben"] };
const message = said(1, { text: "text", reactions: [ofBen] });
const after = (change: Change, before = message) => withChange(before, change, "ada", at);

test("an edit changes the text, and says so", () => {
  expect(after({ do: "edit", text: "other" })).toEqual({ ...message, text: "other", editedAt: at });
  expect(after({ do: "edit", text: "text" })).toBe(message);
});

test("a deletion leaves a tombstone, which nothing changes any more", () => {
  const tombstone = after({ do: "remove" }, { ...message, pinnedAt: at });
  expect(tombstone).toEqual({ ...message, text: "", deletedAt: at, reactions: [] });
  expect(after({ do: "edit", text: "other" }, tombstone)).toBe(tombstone);
});

test("a reaction is added to its kind or as a new one, and taken back with its kind when it was the last", () => {
  const reacted = after({ do: "react", emoji: "🎉", on: true });
  expect(reacted.reactions).toEqual([{ emoji: "🎉", userIds: ["ben", "ada"] }]);
  expect(after({ do: "react", emoji: "🎉", on: true }, reacted).reactions).toEqual(reacted.reactions);
  expect(after({ do: "react", emoji: "🎉", on: false }, reacted).reactions).toEqual([ofBen]);
  const another = after({ do: "react", emoji: "👀", on: true });
  expect(another.reactions).toEqual([ofBen, { emoji: "👀", userIds: ["ada"] }]);
  expect(after({ do: "react", emoji: "👀", on: false }, another).reactions).toEqual([ofBen]);
});

test("a pin has its time, and keeps it", () => {
  const pinned = after({ do: "pin", on: true });
  expect(pinned.pinnedAt).toBe(at);
  expect(withChange(pinned, { do: "pin", on: true }, "ada", "later").pinnedAt).toBe(at);
  expect(after({ do: "pin", on: false }, pinned).pinnedAt).toBeNull();
});
