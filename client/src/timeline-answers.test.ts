import type { CommandName, Head, Message } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "./client.ts";
import { said } from "./test/said.ts";
import { createTimeline } from "./timeline.ts";

/** Answers that do not fit together, as replicas that lag behind and restarts in between give them. */

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const upTo = (seq: number) => Array.from({ length: seq }, (_, at) => said(at + 1));

/** A timeline whose server answers what the test says, and counts the questions. */
function setUp(answers: { head: Head; page(): Message[]; pageRev?: number; changes(since: number): unknown }) {
  const asked: CommandName[] = [];
  const call = (async (name: CommandName, input: { since: number }) => {
    asked.push(name);
    if (name !== "messages.list") return answers.changes(input.since);
    const messages = answers.page();
    return { messages, rev: answers.pageRev ?? Math.max(0, ...messages.map(({ rev }) => rev)), before: null, after: null };
  }) as unknown as Client["call"];
  const timeline = createTimeline({
    channelId: "c",
    most: 1500,
    call,
    epoch: () => "first",
    head: () => answers.head,
    pending: () => [],
    overlay: () => {},
    loaded: () => {},
    restore: () => undefined,
    keep: () => {},
    placed: () => {},
  });
  const seqs = () => timeline.get().entries.map((entry) => (entry.state === "sent" ? entry.message.seq : 0));
  return { timeline, asked, seqs, settle: () => vi.advanceTimersByTimeAsync(0) };
}

test("a page older than the head that is known is completed", async () => {
  const head = { seq: 5, rev: 5, lastMessageAt: null };
  const { seqs, settle, asked } = setUp({
    head,
    page: () => upTo(3),
    changes: (since) => ({ result: "changes", messages: upTo(5).slice(since), head }),
  });
  await settle();
  expect(seqs()).toEqual([1, 2, 3, 4, 5]);
  expect(asked).toEqual(["messages.list", "messages.changes"]);
});

test("an answer without the change that is known of is asked for again, later and not at once", async () => {
  let behind = true;
  const { seqs, settle, asked, timeline } = setUp({
    head: { seq: 4, rev: 4, lastMessageAt: null },
    page: () => upTo(3),
    changes: () =>
      behind ? { result: "changes", messages: [], head: said(3) } : { result: "changes", messages: [said(4)], head: said(4) },
  });
  await settle();
  expect(asked).toEqual(["messages.list", "messages.changes"]);
  expect(timeline.get().status).toBe("ready");
  behind = false;
  await vi.advanceTimersByTimeAsync(250);
  expect(seqs()).toEqual([1, 2, 3, 4]);
});

test("a page that is still behind after a resync is completed later and not at once", async () => {
  const { settle, asked, timeline } = setUp({
    head: { seq: 900, rev: 900, lastMessageAt: null },
    page: () => upTo(3),
    changes: () => ({ result: "resync", head: { seq: 900, rev: 900, lastMessageAt: null } }),
  });
  await settle();
  expect(asked).toEqual(["messages.list", "messages.changes", "messages.list"]);
  await vi.advanceTimersByTimeAsync(250);
  expect(asked).toHaveLength(5);
  timeline.close();
  expect(vi.getTimerCount()).toBe(0);
});

test("a page counts as complete up to the rev that it says", async () => {
  const { settle, asked } = setUp({
    head: { seq: 3, rev: 900, lastMessageAt: null },
    page: () => upTo(3),
    pageRev: 900,
    changes: () => ({ result: "resync", head: { seq: 3, rev: 900, lastMessageAt: null } }),
  });
  await settle();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(["messages.list"]);
});

test("an acknowledgement that comes after one has lost the channel shows nothing", async () => {
  const head = { seq: 1, rev: 1, lastMessageAt: null };
  const { seqs, settle, timeline } = setUp({ head, page: () => upTo(1), changes: () => ({ result: "changes", messages: [], head }) });
  await settle();
  timeline.close();
  timeline.receive(said(2), 2, true);
  expect(seqs()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("an own message ahead of what is missing does not make older ones of what is kept", async () => {
  const head = { seq: 3, rev: 3, lastMessageAt: null };
  const { timeline, seqs, settle } = setUp({ head, page: () => upTo(3), changes: () => ({ result: "changes", messages: [], head }) });
  await settle();
  timeline.receive(said(5), 5, true);
  expect(seqs()).toEqual([1, 2, 3, 5]);
  expect(timeline.kept()).toMatchObject({ rev: 3, messages: upTo(3), hasOlder: false });
  timeline.close();
});
