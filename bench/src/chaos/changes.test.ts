import { expect, test } from "vitest";
import { changeIn } from "./changes.ts";
import { check } from "./check.ts";
import type { ChangeCall, History, Seen } from "./history.ts";
import { delivery, faultless, message, room } from "./test/a-history.ts";

/** A history in which the second message is stored like this, and these calls changed it. */
function found(stored: Partial<Seen>, calls: Partial<ChangeCall>[], more: Partial<History> = {}): string[] {
  const rows = [message(1), message(2, { rev: 4, ...stored }), message(3)];
  const views = [{ userId: "grace", channelId: room.id, threadId: null, shown: rows, fresh: rows }];
  const changes = calls.map(
    (call, at): ChangeCall => ({
      userId: "ada",
      channelId: room.id,
      messageId: "m2",
      part: "text",
      wanted: "first",
      sentAt: 50 + at,
      outcome: "done",
      ...call,
    }),
  );
  const heads = [{ channelId: room.id, seq: 3, rev: 4 }];
  return check(faultless({ stored: rows, heads, views, changes, ...more })).map(({ kind, subject }) => `${kind} ${subject}`);
}

test("the last acknowledged edit is stored; an earlier one in its place is a loss", () => {
  const edits = [{ wanted: "first" }, { wanted: "second" }];
  expect(found({ text: "second" }, edits)).toEqual([]);
  expect(found({ text: "first" }, edits)).toEqual(["lost m2"]);
  expect(found({}, edits)).toEqual(["lost m2"]);
});

test("one without an answer may be carried out or not, one that was refused may not", () => {
  const unknown = [{ wanted: "first" }, { wanted: "second", outcome: "unknown" as const }];
  expect(found({ text: "first" }, unknown)).toEqual([]);
  expect(found({ text: "second" }, unknown)).toEqual([]);
  expect(found({ text: "second" }, [{ wanted: "first" }, { wanted: "second", outcome: "refused" }])).toEqual(["lost m2"]);
});

test("an acknowledged deletion stays, and nothing is deleted that nobody deleted", () => {
  const deletion = { part: "deleted", wanted: true } as const;
  expect(found({ deleted: true, text: "" }, [{}, deletion])).toEqual([]);
  expect(found({}, [deletion])).toEqual(["lost m2"]);
  expect(found({ deleted: true, text: "" }, [{}])).toEqual(["lost m2"]);
});

test("one's last word on a reaction counts, beside those of others", () => {
  const party = { part: "reaction 🎉", userId: "grace" } as const;
  expect(found({ reactions: "👀 ada; 🎉 ada grace" }, [{ ...party, wanted: true }])).toEqual([]);
  expect(found({ reactions: "👀 grace; 🎉 ada" }, [{ ...party, wanted: true }])).toEqual(["lost m2"]);
  expect(
    found({ reactions: "🎉 grace" }, [
      { ...party, wanted: true },
      { ...party, wanted: false },
    ]),
  ).toEqual(["lost m2"]);
});

test("what was told of a change and is not stored is lost; an earlier state is none, if it was the same for everybody", () => {
  const { deliveries } = faultless();
  const edit = (rev: number, text: string) => delivery(2, { what: "message.updated", message: message(2, { rev, text }) });
  const edits = [{ wanted: "first" }];
  expect(found({ text: "first", rev: 5 }, edits, { deliveries: [...deliveries, edit(4, "x"), edit(4, "x")], heads: [] })).toEqual([]);
  expect(found({ text: "first", rev: 5 }, edits, { deliveries: [...deliveries, edit(4, "x"), edit(4, "y")], heads: [] })).toEqual([
    "diverged m2",
  ]);
  expect(found({ text: "first" }, edits, { deliveries: [...deliveries, edit(5, "first")] })).toEqual(["lost m2"]);
});

test("a thread's summary counts the replies that stand, and no two messages have one rev", () => {
  const reply = (seq: number, changes: Partial<Seen> = {}) => message(seq, { threadId: "m2", ...changes });
  const all = (replies: number) => {
    const stored = [message(1), message(2, { rev: 5, replies }), reply(3), reply(4, { deleted: true, text: "", rev: 4 })];
    return found({}, [], { stored, deliveries: [], views: [], acknowledgements: [], heads: [{ channelId: room.id, seq: 4, rev: 5 }] });
  };
  expect(all(1)).toEqual([]);
  expect(all(2)).toEqual(["diverged m2"]);
  expect(found({ rev: 3 }, [], { heads: [], deliveries: [] })).toEqual(["diverged room"]);
});

test("which calls change what", () => {
  const place = { channelId: "c", messageId: "m" };
  expect(changeIn("messages.edit", { ...place, text: "so" })).toEqual({ ...place, part: "text", wanted: "so" });
  expect(changeIn("messages.delete", place)).toEqual({ ...place, part: "deleted", wanted: true });
  expect(changeIn("messages.unreact", { ...place, emoji: "🎉" })).toEqual({ ...place, part: "reaction 🎉", wanted: false });
  expect(changeIn("messages.pin", place)).toBeUndefined();
});
