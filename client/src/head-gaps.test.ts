import { type ChannelEntry, ChatFlowError } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "./client.ts";
import { createHeadGaps, gapMs } from "./head-gaps.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function setUp() {
  const read: number[] = [];
  const server = { rev: 0, failures: 0, asked: 0, heldUp: Promise.resolve() };
  const seen: { timeline: "loading" | "ready" | "failed" | undefined } = { timeline: undefined };
  const call = (async () => {
    server.asked += 1;
    if (server.failures-- > 0) throw new ChatFlowError("unavailable");
    const { rev } = server;
    await server.heldUp;
    return { head: { rev } } as ChannelEntry;
  }) as unknown as Client["call"];
  const gaps = createHeadGaps({
    call,
    timeline: () => seen.timeline,
    beginReading: () => ({ done: ({ head }) => void read.push(head.rev), end: () => {} }),
  });
  gaps.known("c", 3);
  return { gaps, read, server, seen, wait: () => vi.advanceTimersByTimeAsync(gapMs) };
}

test("[S3] after a gap the channel is read afresh, once", async () => {
  const { gaps, read, server, wait } = setUp();
  server.rev = 7;
  for (const rev of [5, 7]) gaps.heard("c", rev);
  await wait();
  expect(read).toEqual([7]);
  gaps.heard("c", 8);
  await wait();
  expect(read).toEqual([7]);
  expect(vi.getTimerCount()).toBe(0);
});

test("[E4] what comes twice or in another order is no gap", async () => {
  const { gaps, server, wait } = setUp();
  for (const rev of [4, 6, 6, 2, 5]) gaps.heard("c", rev);
  expect(vi.getTimerCount()).toBe(0);
  await wait();
  expect(server.asked).toBe(0);
});

test("a reading that fails for the moment is tried again", async () => {
  const { gaps, read, server, wait } = setUp();
  Object.assign(server, { rev: 5, failures: 1 });
  gaps.heard("c", 5);
  await wait();
  expect(read).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  expect(read).toEqual([5]);
});

test("a timeline that is there asks for what is missing itself; one that begins with a page leaves it out", async () => {
  const { gaps, server, seen, wait, read } = setUp();
  seen.timeline = "ready";
  gaps.heard("c", 5);
  await wait();
  expect(server.asked).toBe(0);
  gaps.heard("c", 8);
  seen.timeline = "loading";
  await wait();
  seen.timeline = "ready";
  server.rev = 9;
  gaps.begunAt("c", 9);
  await wait();
  expect(read).toEqual([9]);
});

test("[S3] a gap that comes up while the channel is being read is not known by an answer from before it", async () => {
  const { gaps, read, server, wait } = setUp();
  const answer = Promise.withResolvers<void>();
  Object.assign(server, { rev: 5, heldUp: answer.promise });
  gaps.heard("c", 5);
  await wait();
  // 6 was lost after the answer was made, which arrives only now.
  for (const rev of [7, 8]) gaps.heard("c", rev);
  server.rev = 8;
  answer.resolve();
  await wait();
  expect(read).toEqual([5, 8]);
  expect(vi.getTimerCount()).toBe(0);
});

test("one channel that could be read leaves another to be tried again", async () => {
  const { gaps, read, server, wait } = setUp();
  gaps.known("d", 1);
  Object.assign(server, { rev: 9, failures: 1 });
  gaps.heard("c", 5);
  gaps.heard("d", 3);
  await wait();
  expect(read).toEqual([9]);
  await vi.advanceTimersByTimeAsync(250);
  expect(read).toEqual([9, 9]);
});

test("what the server told of and never gives is not asked for in a circle", async () => {
  const { gaps, read, server, wait } = setUp();
  server.rev = 3;
  gaps.heard("c", 9);
  for (let each = 0; each < 3; each++) await wait();
  expect(read).toEqual([3]);
  expect(vi.getTimerCount()).toBe(0);
});

test("clearing leaves no timer", () => {
  const { gaps } = setUp();
  gaps.heard("c", 9);
  gaps.clear();
  expect(vi.getTimerCount()).toBe(0);
});
