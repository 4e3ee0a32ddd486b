import { ChatFlowError, type Message, type ReadState } from "@chatflow/protocol";
import { afterEach, expect, test, vi } from "vitest";
import { markPauseMs } from "./position-marks.ts";
import { createReads } from "./reads.ts";
import { said } from "./test/said.ts";

afterEach(() => {
  vi.useRealTimers();
});

const state = (readSeq: number, unread: number, seq: number, rev = seq): ReadState => ({
  readSeq,
  unread,
  mentions: 0,
  seq,
  rev,
});

/** Reads of a server that answers what it is told, in the order of asking. */
function reads(answer?: ReadState) {
  const told: number[] = [];
  const made = createReads({
    myId: () => "ada",
    markRead: (_, seq) => {
      told.push(seq);
      return Promise.resolve(answer ?? state(seq, 0, seq));
    },
  });
  return { ...made, told, unread: () => made.of("c").get(), mentions: () => made.mentions("c").get() };
}

test("what is marked as read is read without being looked at, and what comes after it is not", () => {
  const { counted, noticed, read, unread, told } = reads();
  counted("c", state(3, 2, 5));
  noticed(said(6));
  read("c");
  read("c");
  expect([unread(), told]).toEqual([0, [6]]);
  noticed(said(7));
  expect(unread()).toBe(1);
  read("unknown");
  expect(told).toEqual([6]);
});

test("[R2, E4] the server's count and what came after it add up, in any order and however often", () => {
  const { counted, noticed, unread } = reads();
  counted("c", state(3, 2, 5));
  for (const seq of [7, 5, 6, 7, 4]) noticed(said(seq));
  expect(unread()).toBe(4);
  noticed(said(8, { authorId: "ada" }));
  expect(unread()).toBe(4);
  // a list that was read after 6 and before 7
  counted("c", state(3, 3, 6));
  expect(unread()).toBe(4);
  counted("c", state(3, 2, 5)); // and an older one that comes late
  expect(unread()).toBe(4);
});

test("a deletion takes away what was counted, once, and nothing else", () => {
  const { counted, noticed, unread } = reads();
  counted("c", state(3, 2, 5));
  noticed(said(6));
  const deleted = (seq: number, rev: number) => said(seq, { deletedAt: "now", rev });
  for (let times = 0; times < 2; times++) noticed(deleted(4, 7));
  expect(unread()).toBe(2);
  noticed(deleted(6, 8));
  expect(unread()).toBe(1);
  noticed(deleted(2, 9)); // was read
  noticed(deleted(5, 4)); // from before the count
  expect(unread()).toBe(1);
  counted("c", state(3, 1, 6, 9)); // the server's count knows of all that
  expect(unread()).toBe(1);
});

test("[E4] a deletion that comes before the message it deletes, or before a count from before it, counts all the same", () => {
  const { counted, noticed, unread } = reads();
  counted("c", state(3, 0, 3));
  noticed(said(4, { deletedAt: "now", rev: 5 }));
  noticed(said(4));
  expect(unread()).toBe(0);
  counted("c", state(3, 1, 4));
  expect(unread()).toBe(0);
  counted("c", state(3, 0, 4, 5));
  expect(unread()).toBe(0);
});

test("[R1] reading on another device takes what is up to there", () => {
  const { counted, noticed, unread } = reads();
  counted("c", state(0, 2, 2));
  noticed(said(3));
  noticed(said(4));
  counted("c", state(3, 0, 3));
  expect(unread()).toBe(1);
});

test("a channel on screen is read; the server is told at once, then with pauses, and not of one's own messages", async () => {
  vi.useFakeTimers();
  const { counted, noticed, open, told, unread } = reads();
  counted("c", state(0, 2, 2));
  open("c");
  expect(unread()).toBe(0);
  expect(told).toEqual([2]);
  noticed(said(3));
  noticed(said(4));
  noticed(said(5, { authorId: "ada" }));
  await vi.advanceTimersByTimeAsync(markPauseMs - 1);
  expect(told).toEqual([2]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([2, 4]);
  noticed(said(6, { authorId: "ada" }));
  await vi.advanceTimersByTimeAsync(10 * markPauseMs);
  expect(told).toEqual([2, 4]);
  open(null);
  noticed(said(7));
  expect(unread()).toBe(1);
  await vi.advanceTimersByTimeAsync(10 * markPauseMs);
  expect(told).toEqual([2, 4]);
});

test("what the server could not be told is told when the connection is there again", async () => {
  const told: number[] = [];
  let away = true;
  const made = createReads({
    myId: () => "ada",
    markRead: (_, seq) => {
      told.push(seq);
      return away ? Promise.reject(new Error("away")) : Promise.resolve(state(seq, 0, seq));
    },
  });
  made.counted("c", state(0, 1, 1));
  made.open("c");
  await vi.waitFor(() => expect(told).toEqual([1]));
  made.counted("c", state(0, 1, 1)); // the list of the next connection does not undo it
  expect(made.of("c").get()).toBe(0);
  away = false;
  made.resume();
  expect(told).toEqual([1, 1]);
  made.clear();
});

test("what the server refuses for the moment is told again, without a new connection and also when nobody looks any more", async () => {
  vi.useFakeTimers();
  const told: number[] = [];
  const made = createReads({
    myId: () => "ada",
    markRead: (_, seq) => {
      told.push(seq);
      return told.length < 3 ? Promise.reject(new ChatFlowError("unavailable")) : Promise.resolve(state(seq, 0, seq));
    },
  });
  made.counted("c", state(0, 1, 1));
  made.open("c");
  made.open(null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([1, 1, 1]);
  expect(vi.getTimerCount()).toBe(0);
});

test("what could not be told is forgotten with everything else, and leaves no timer", async () => {
  vi.useFakeTimers();
  const made = createReads({ myId: () => "ada", markRead: () => Promise.reject(new ChatFlowError("unavailable")) });
  made.counted("c", state(0, 1, 1));
  made.open("c");
  await vi.advanceTimersByTimeAsync(0);
  expect(vi.getTimerCount()).toBe(1);
  made.clear();
  expect(vi.getTimerCount()).toBe(0);
});

const byBen = (seq: number, change: Partial<Message> = {}) => said(seq, { mentions: { userIds: ["ada"], everyone: null }, ...change });

test("[R3] what mentions one is counted apart: by name or with everyone, by others, and not what only a thread shows", () => {
  const { counted, noticed, unread, mentions } = reads();
  counted("c", { ...state(3, 2, 5), mentions: 1 });
  noticed(byBen(6));
  noticed(said(7, { mentions: { userIds: [], everyone: "here" } }));
  noticed(said(8, { mentions: { userIds: ["eve"], everyone: null } }));
  noticed(byBen(9, { authorId: "ada" }));
  noticed(said(10, { authorId: "ada", mentions: { userIds: [], everyone: "channel" } }));
  expect([unread(), mentions()]).toEqual([5, 3]);
  noticed(byBen(11, { threadId: "m1" }));
  expect([unread(), mentions()]).toEqual([5, 3]);
  noticed(byBen(12, { threadId: "m1", alsoInChannel: true }));
  expect([unread(), mentions()]).toEqual([6, 4]);
});

test("[R3, N1] an edit adds or takes away a mention, in any order and however often; a deletion takes it", () => {
  const { counted, noticed, unread, mentions } = reads();
  counted("c", state(0, 0, 0));
  const edited = (rev: number, change: Partial<Message>) => said(1, { rev, editedAt: "now", ...change });
  noticed(edited(3, { mentions: { userIds: ["ada"], everyone: null } }));
  for (let times = 0; times < 2; times++) noticed(said(1));
  expect([unread(), mentions()]).toEqual([1, 1]);
  noticed(edited(4, {}));
  expect([unread(), mentions()]).toEqual([1, 0]);
  noticed(edited(5, { mentions: { userIds: [], everyone: "channel" } }));
  expect([unread(), mentions()]).toEqual([1, 1]);
  counted("c", { ...state(0, 1, 1, 5), mentions: 1 }); // the server's count knows of all that
  noticed(edited(6, {}));
  expect([unread(), mentions()]).toEqual([1, 0]);
  noticed(edited(7, { deletedAt: "now" }));
  expect([unread(), mentions()]).toEqual([0, 0]);
  noticed(edited(8, { deletedAt: "now", thread: undefined })); // its thread has lost its last reply
  expect([unread(), mentions()]).toEqual([0, 0]);
});

test("[R3] what the server had counted of a message that is edited or deleted unseen is asked for, once", async () => {
  vi.useFakeTimers();
  const { counted, noticed, told, mentions } = reads({ ...state(3, 2, 5, 8), mentions: 1 });
  counted("c", { ...state(3, 2, 5), mentions: 0 });
  noticed(said(4, { rev: 6, reactions: [{ emoji: "👍", userIds: ["eve"] }] }));
  expect(told).toEqual([]);
  for (let times = 0; times < 2; times++) noticed(byBen(5, { rev: 8, editedAt: "now" }));
  await vi.advanceTimersByTimeAsync(10 * markPauseMs);
  expect(told).toEqual([3]);
  expect(mentions()).toBe(1);
});

test("a channel on screen has no mentions, and keeps none when it is left", () => {
  const { counted, noticed, open, mentions } = reads();
  counted("c", { ...state(0, 1, 1), mentions: 1 });
  expect(mentions()).toBe(1);
  open("c");
  noticed(byBen(2));
  open(null);
  expect(mentions()).toBe(0);
});
