import { expect, test } from "vitest";
import { createMessageLog } from "./message-log.ts";
import { createMessageWindow } from "./message-window.ts";
import { isOnlyInThread } from "./replies.ts";
import { said } from "./test/said.ts";

/** A log and the window that it fills, as a timeline has them. */
function setUp(loaded: number[] = [1, 2, 3]) {
  const placed: number[] = [];
  const window = createMessageWindow(6000);
  const log = createMessageLog((entry) => {
    placed.push(entry.message.seq);
    if (!isOnlyInThread(entry.message)) window.place(entry);
  });
  window.load(
    loaded.map((seq) => said(seq)),
    loaded[0] !== 1,
  );
  log.reach(Math.max(0, ...loaded));
  const entries = () => [...window.entries(), ...log.ownAhead()];
  return { log, placed, entries, seqs: () => entries().map(({ message }) => message.seq) };
}

test("[E4] the next change is applied, one that is there already is not", () => {
  const { log, seqs, placed } = setUp();
  log.receive(said(4), 4, false);
  log.receive(said(4), 4, false);
  log.receive(said(2), 2, false);
  expect(seqs()).toEqual([1, 2, 3, 4]);
  expect(placed).toEqual([4]);
  expect(log.rev()).toBe(4);
  expect(log.behind()).toBe(false);
});

test("[S3, E4] a change ahead of its turn is held, and takes its place when what was missing arrives", () => {
  const { log, seqs } = setUp();
  log.receive(said(6), 6, false);
  log.receive(said(5), 5, false);
  expect(seqs()).toEqual([1, 2, 3]);
  expect(log.behind()).toBe(true);
  log.receive(said(4), 4, false);
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(log.behind()).toBe(false);
});

test("catching up fills a gap, together with what came while it was asked for", () => {
  const { log, seqs } = setUp();
  log.receive(said(6), 6, false);
  log.receive(said(8), 8, false);
  log.catchUp([said(5), said(4), said(6), said(7)], 7);
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(log.rev()).toBe(8);
});

test("an own message that is ahead is shown in the order of seq, others' are not, and it is never doubled", () => {
  const { log, seqs } = setUp();
  log.receive(said(7), 7, true);
  log.receive(said(5), 5, true);
  log.receive(said(6), 6, false);
  expect(seqs()).toEqual([1, 2, 3, 5, 7]);
  log.receive(said(7), 7, false);
  expect(seqs()).toEqual([1, 2, 3, 5, 7]);
  log.receive(said(4), 4, false);
  expect(seqs()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("a later state of a message replaces an earlier one, and never the other way round", () => {
  const { log, entries } = setUp();
  const before = entries();
  log.catchUp([said(2, { rev: 4, text: "changed" })], 4);
  log.catchUp([said(2, { text: "first" })], 4);
  expect(entries().map(({ message }) => message.text)).toEqual(["", "changed", ""]);
  expect(entries()[0]).toBe(before[0]);
  expect(entries()[1]).not.toBe(before[1]);
});

test("a change of a message older than what is loaded moves only rev", () => {
  const { log, seqs } = setUp([10, 11]);
  log.catchUp([said(3, { rev: 12 })], 12);
  expect(seqs()).toEqual([10, 11]);
  expect(log.rev()).toBe(12);
});

test("the channel's head tells of a change that did not come", () => {
  const { log } = setUp();
  log.heardOf(3);
  expect(log.behind()).toBe(false);
  log.heardOf(4);
  expect(log.behind()).toBe(true);
});

test("what is held stays bounded, and the gap is still known", () => {
  const { log, seqs } = setUp();
  for (let rev = 5; rev < 2000; rev++) log.receive(said(rev), rev, false);
  expect(log.behind()).toBe(true);
  log.receive(said(4), 4, false);
  expect(seqs()).toEqual([1, 2, 3, 4]);
  log.catchUp(
    Array.from({ length: 1995 }, (_, at) => said(at + 5)),
    1999,
  );
  expect(seqs()).toHaveLength(1999);
  expect(log.behind()).toBe(false);
});

test("appending to a long log keeps every entry's reference", () => {
  const { log, entries } = setUp(Array.from({ length: 5000 }, (_, at) => at + 1));
  const before = entries();
  log.receive(said(5001), 5001, false);
  const after = entries();
  expect(before).toHaveLength(5000);
  expect(after).toHaveLength(5001);
  expect(after.slice(0, 5000).every((entry, at) => entry === before[at])).toBe(true);
});

test("[T2] a reply takes its place among the changes, and none among what the channel shows, unless it is sent there, too", () => {
  const { log, placed, seqs } = setUp();
  const reply = { ...said(4), threadId: "m1" };
  log.receive({ ...reply, seq: 5, rev: 6, alsoInChannel: true }, 6, true);
  log.receive({ ...said(1, { rev: 5 }), thread: { replies: 1, lastReplyAt: reply.createdAt, userIds: ["ben"] } }, 5, false);
  expect([seqs(), log.behind()]).toEqual([[1, 2, 3, 5], true]);
  log.receive(reply, 4, true);
  expect([seqs(), log.behind(), log.rev()]).toEqual([[1, 2, 3, 5], false, 6]);
  expect(placed).toEqual([4, 1, 5]);
  log.receive({ ...reply, seq: 6, rev: 8 }, 8, true);
  expect([seqs(), log.behind()]).toEqual([[1, 2, 3, 5], true]);
});
