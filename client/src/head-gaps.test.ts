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
  const server = { rev: 0, failures: 0, asked: 0 };
  const seen: { timeline: "loading" | "ready" | "failed" | undefined } = { timeline: undefined };
  const call = (async () => {
    server.asked += 1;
    if (server.failures-- > 0) throw new ChatFlowError("unavailable");
    return { head: { rev: server.rev } } as ChannelEntry;
  }) as unknown as Client["call"];
  const gaps = createHeadGaps({ call, timeline: () => seen.timeline, read: ({ head }) => read.push(head.rev) });
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

test("clearing leaves no timer", () => {
  const { gaps } = setUp();
  gaps.heard("c", 9);
  gaps.clear();
  expect(vi.getTimerCount()).toBe(0);
});
