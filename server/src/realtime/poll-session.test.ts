import { closeCodes, limits, type PollAnswer } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { createMetrics } from "../platform/metrics.ts";
import { PollSession } from "./poll-session.ts";
import { textFrame } from "./text-frames.ts";

const start = 1_000_000;

function setUp() {
  const closed: PollSession[] = [];
  const caller = { userId: "u", sessionId: "s", role: "user" } as const;
  const session = new PollSession(
    { caller, expiresAt: new Date(start + 3_600_000) },
    { metrics: createMetrics(), closed: (one) => closed.push(one) },
  );
  session.hello({ userId: "u", sessionId: "s", connectionId: "one", epoch: "e", pingAfterMs: 1 });
  const poll = async (ack: number, now = start, waitMs: number = limits.pollWaitMs) =>
    JSON.parse(await session.poll(ack, waitMs, new AbortController().signal, now)) as PollAnswer;
  const tell = (word: string) => {
    session.queue(textFrame(JSON.stringify({ word })));
    session.flush();
  };
  return { session, closed, poll, tell };
}

test("a poll that has waited long enough is answered with nothing, and not before", async () => {
  const { session, poll } = setUp();
  await poll(0);
  const waiting = poll(1);
  expect(session.tick(start + limits.pollWaitMs - 1)).toBe(true);
  session.tick(start + limits.pollWaitMs);
  expect(await waiting).toEqual({ session: session.id, number: 2, frames: [] });
});

test("a connection that nobody asks for is forgotten after the silence, and not while a poll waits", async () => {
  const { session, closed, poll } = setUp();
  await poll(0);
  expect(session.tick(start + limits.pollSilenceMs - 1)).toBe(true);
  const later = start + limits.pollSilenceMs - 1;
  const waiting = poll(1, later);
  expect(session.tick(later + 1)).toBe(true);
  session.tick(later + limits.pollWaitMs);
  expect((await waiting).frames).toEqual([]);
  expect(session.tick(later + limits.pollSilenceMs)).toBe(false);
  expect(closed).toEqual([session]);
});

test("a session that is due closes its connection, which says so however often it is asked", async () => {
  const { session, closed, poll, tell } = setUp();
  await poll(0);
  const waiting = poll(1);
  session.beat(start + 3_599_999);
  tell("before");
  expect((await waiting).frames).toEqual([{ word: "before" }]);
  session.beat(start + 3_600_000);
  tell("after");
  for (let again = 0; again < 2; again++) {
    expect((await poll(2)).frames).toEqual([
      { close: { name: "session_expired", code: closeCodes.session_expired.code, reason: closeCodes.session_expired.reason } },
    ]);
  }
  expect(closed).toEqual([session]);
});

test("an answer that nobody has acknowledged counts towards the cap", async () => {
  const { session, poll, tell } = setUp();
  await poll(0);
  tell("x".repeat(700_000));
  expect((await poll(1)).frames).toHaveLength(1);
  tell("x".repeat(300_000));
  expect(session.closed).toBe(false);
  tell("x".repeat(100_000));
  expect(session.closed).toBe(true);
});
