import { ChatFlowError, type Message } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "./client.ts";
import { createOutbox } from "./outbox.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

type Attempt = { id: string; channelId: string; text: string; answer(): void; fail(error: ChatFlowError): void };

/** An outbox whose attempts the test answers by hand. */
function setUp() {
  const attempts: Attempt[] = [];
  const acknowledged: string[] = [];
  let seq = 0;
  const call = ((_: string, input: { id: string; channelId: string; text: string }, { signal }: { signal: AbortSignal }) =>
    new Promise<Message>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      const answer = () =>
        resolve({
          ...input,
          seq: ++seq,
          rev: seq,
          authorId: "ada",
          createdAt: "2026-01-01T00:00:00.000Z",
          editedAt: null,
          deletedAt: null,
          pinnedAt: null,
          reactions: [],
        });
      attempts.push({ ...input, answer, fail: reject });
    })) as unknown as Client["call"];
  const outbox = createOutbox({ call, changed: () => {}, acknowledged: ({ id }) => acknowledged.push(id) });
  const send = (id: string, channelId = "c") => outbox.send({ id, channelId, authorId: "ada", text: `text ${id}`, createdAt: "" });
  const attempted = () => attempts.map(({ id }) => id);
  const last = () => {
    const attempt = attempts.at(-1);
    if (!attempt) throw new Error("Nothing was attempted.");
    return attempt;
  };
  const states = (channelId = "c") => outbox.pending(channelId).map(({ id, state }) => `${id} ${state}`);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { outbox, attempts, acknowledged, send, attempted, last, states, settle };
}

test("one message of a channel is under way at a time, in the order of sending; other channels do not wait", async () => {
  const { send, attempted, attempts, acknowledged, settle, states } = setUp();
  send("a");
  send("b");
  send("x", "other");
  expect(attempted()).toEqual(["a", "x"]);
  expect(states()).toEqual(["a sending", "b sending"]);
  attempts[0]?.answer();
  await settle();
  expect(acknowledged).toEqual(["a"]);
  expect(attempted()).toEqual(["a", "x", "b"]);
});

test.each(["unavailable", "internal"] as const)("after %s it is sent again under its id, and those behind it wait", async (code) => {
  const { send, attempted, last, settle, states } = setUp();
  send("a");
  send("b");
  last().fail(new ChatFlowError(code));
  await settle();
  expect(states()).toEqual(["a sending", "b sending"]);
  expect(attempted()).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(250);
  expect(attempted()).toEqual(["a", "a"]);
  last().answer();
  await settle();
  expect(attempted()).toEqual(["a", "a", "b"]);
});

test("after rate_limited it waits as long as the server says", async () => {
  const { send, attempted, last, settle } = setUp();
  send("a");
  last().fail(new ChatFlowError("rate_limited", { retryAfterMs: 7000 }));
  await settle();
  await vi.advanceTimersByTimeAsync(6999);
  expect(attempted()).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(600);
  expect(attempted()).toEqual(["a", "a"]);
});

test.each(["not_found", "invalid_input", "id_conflict", "unauthenticated"] as const)(
  "%s is for good: it fails with the reason, and does not block the next",
  async (code) => {
    const { send, attempted, last, settle, states, outbox } = setUp();
    send("a");
    send("b");
    last().fail(new ChatFlowError(code));
    await settle();
    expect(attempted()).toEqual(["a", "b"]);
    expect(states()).toEqual(["a failed", "b sending"]);
    expect(outbox.pending("c")[0]?.error?.code).toBe(code);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(attempted()).toEqual(["a", "b"]);
  },
);

test("a failed one that is sent again keeps its id and goes behind those sent since", async () => {
  const { send, attempted, last, settle, states, outbox } = setUp();
  send("a");
  last().fail(new ChatFlowError("not_found"));
  await settle();
  send("b");
  outbox.retry("a");
  outbox.retry("b");
  expect(states()).toEqual(["b sending", "a sending"]);
  expect(outbox.pending("c")[1]).not.toHaveProperty("error");
  last().answer();
  await settle();
  expect(attempted()).toEqual(["a", "b", "a"]);
});

test("discarding gives the text back, and lets the next one go; one under way stays", async () => {
  const { send, attempted, last, settle, states, outbox } = setUp();
  send("a");
  send("b");
  expect(outbox.discard("a")).toBeUndefined();
  expect(outbox.discard("unknown")).toBeUndefined();
  expect(outbox.discard("b")).toBe("text b");
  send("c");
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  expect(outbox.discard("a")).toBe("text a");
  expect(states()).toEqual(["c sending"]);
  expect(attempted()).toEqual(["a", "c"]);
});

test("one that turned out to be stored is not sent again, whatever its attempt says afterwards", async () => {
  const { send, attempted, last, settle, states, outbox, acknowledged } = setUp();
  send("a");
  send("b");
  outbox.settled("a");
  expect(states()).toEqual(["b sending"]);
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  expect(attempted()).toEqual(["a", "b"]);
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  outbox.settled("b");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempted()).toEqual(["a", "b"]);
  expect(acknowledged).toEqual([]);
});

test("one that turned out to be stored while it waited lets the next go at once", async () => {
  const { send, attempted, last, settle, outbox } = setUp();
  send("a");
  send("b");
  last().fail(new ChatFlowError("rate_limited", { retryAfterMs: 60_000 }));
  await settle();
  outbox.settled("a");
  expect(attempted()).toEqual(["a", "b"]);
});

test("a new connection ends the waiting", async () => {
  const { send, attempted, last, settle, outbox } = setUp();
  send("a");
  last().fail(new ChatFlowError("rate_limited", { retryAfterMs: 60_000 }));
  await settle();
  outbox.resume();
  expect(attempted()).toEqual(["a", "a"]);
});

test("clearing forgets everything and leaves no timer", async () => {
  const { send, attempted, last, settle, states, outbox, acknowledged } = setUp();
  send("a");
  send("x", "other");
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  outbox.clear();
  await settle();
  expect(vi.getTimerCount()).toBe(0);
  expect(states()).toEqual([]);
  expect(attempted()).toEqual(["a", "x"]);
  expect(acknowledged).toEqual([]);
});
