import { ChatFlowError, type Message } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "./client.ts";
import { createOutbox } from "./outbox.ts";
import type { Unsent } from "./outbox-entry.ts";

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
  const edits: string[] = [];
  const kept = new Map<string, Unsent>();
  let made = 0;
  const outbox = createOutbox({
    call,
    mayCall: () => true,
    changed: () => {},
    acknowledged: ({ id }) => acknowledged.push(id),
    edit: ({ messageId }, text) => edits.push(`${messageId} ${text}`),
    keep(id, unsent) {
      if (unsent) kept.set(id, unsent);
      else kept.delete(id);
    },
    newId: () => `new${++made}`,
  });
  const send = (id: string, channelId = "c") => outbox.send({ id, channelId, authorId: "ada", text: `text ${id}`, createdAt: "" });
  const attempted = () => attempts.map(({ id }) => id);
  const last = () => {
    const attempt = attempts.at(-1);
    if (!attempt) throw new Error("Nothing was attempted.");
    return attempt;
  };
  const states = (channelId = "c") => outbox.pending(channelId).map(({ id, state }) => `${id} ${state}`);
  const settle = () => vi.advanceTimersByTimeAsync(0);
  return { outbox, edits, kept, attempts, acknowledged, send, attempted, last, states, settle };
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

test("[S5] a new connection sends again what hangs, under its id, and does not wait for the answer of before", async () => {
  const { send, attempted, attempts, settle, outbox, acknowledged } = setUp();
  send("a");
  send("b");
  outbox.resume();
  await settle();
  expect(attempted()).toEqual(["a", "a"]);
  attempts[0]?.answer();
  await settle();
  expect(acknowledged).toEqual([]);
  attempts[1]?.answer();
  await settle();
  expect(acknowledged).toEqual(["a"]);
  expect(attempted()).toEqual(["a", "a", "b"]);
});

test("what is on its way is kept until the server has it, with what one must know to go on", async () => {
  const { send, last, settle, kept } = setUp();
  send("a");
  send("b");
  expect([...kept.keys()]).toEqual(["a", "b"]);
  expect(kept.get("a")).toMatchObject({ unsure: false, content: { id: "a", channelId: "c", text: "text a" } });
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  expect(kept.get("a")?.unsure).toBe(true);
  await vi.advanceTimersByTimeAsync(250);
  last().answer();
  await settle();
  last().fail(new ChatFlowError("forbidden"));
  await settle();
  expect([...kept.keys()]).toEqual(["b"]);
  expect(kept.get("b")?.error?.code).toBe("forbidden");
});

test("what was kept goes on in its order and before what is sent now, and what is here already stays", async () => {
  const { send, attempted, last, settle, states, kept, outbox } = setUp();
  for (const id of ["a", "b", "c"]) send(id);
  last().fail(new ChatFlowError("forbidden"));
  await settle();
  const before = [...kept.values()].reverse();
  const next = setUp();
  next.outbox.restore(before);
  next.send("d");
  next.outbox.restore(before);
  expect(next.states()).toEqual(["a failed", "b sending", "c sending", "d sending"]);
  expect(next.outbox.pending("c")[0]?.error?.code).toBe("forbidden");
  expect(next.attempted()).toEqual(["b"]);
  expect([states()[0], attempted().length, outbox.pending("c").length]).toEqual(["a failed", 2, 3]);
});

test("a message that waits is rewritten where it stands; one that may have arrived is edited once that is certain", async () => {
  const { send, attempts, last, settle, outbox, edits } = setUp();
  send("a");
  send("b");
  expect(outbox.rewrite("b", "new b")).toBe("b");
  expect(outbox.rewrite("a", "new a")).toBe("a");
  expect(outbox.pending("c").map(({ text }) => text)).toEqual(["new a", "new b"]);
  last().fail(new ChatFlowError("unavailable"));
  await settle();
  await vi.advanceTimersByTimeAsync(250);
  expect(last().text).toBe("text a");
  last().answer();
  await settle();
  expect(edits).toEqual(["a new a"]);
  last().answer();
  await settle();
  expect(attempts.map(({ text }) => text)).toEqual(["text a", "text a", "new b"]);
  expect(edits).toEqual(["a new a"]);
  expect(outbox.rewrite("b", "too late")).toBeUndefined();
});

test("a failed message is rewritten under a new id", async () => {
  const { send, last, settle, outbox, states, attempted, kept } = setUp();
  send("a");
  last().fail(new ChatFlowError("too_large"));
  await settle();
  const id = outbox.rewrite("a", "shorter");
  expect(states()).toEqual([`${id} sending`]);
  expect(attempted()).toEqual(["a", id]);
  expect(last().text).toBe("shorter");
  expect([...kept.keys()]).toEqual([id]);
});

test("[M2] an id that is taken is one's own message, edited since, if an earlier attempt may have arrived", async () => {
  const sentBy: Record<string, string> = { a: "ada", b: "somebody else" };
  const names: string[] = [];
  const call = ((name: string, input: { id: string; messageId: string }) => {
    names.push(name);
    if (name === "messages.get") return Promise.resolve({ id: input.messageId, authorId: sentBy[input.messageId] });
    return Promise.reject(new ChatFlowError("id_conflict"));
  }) as unknown as Client["call"];
  const acknowledged: string[] = [];
  const outbox = createOutbox({
    call,
    mayCall: () => true,
    changed: () => {},
    acknowledged: ({ id }) => acknowledged.push(id),
    edit: () => {},
    keep: () => {},
    newId: () => "new",
  });
  const content = (id: string) => ({ id, channelId: "c", authorId: "ada", text: "", createdAt: "" });
  outbox.restore(["a", "b"].map((id, order) => ({ content: content(id), order, unsure: true })));
  await vi.advanceTimersByTimeAsync(0);
  expect(acknowledged).toEqual(["a"]);
  expect(outbox.pending("c").map(({ id, state }) => `${id} ${state}`)).toEqual(["b failed"]);
  outbox.retry("b");
  expect(outbox.pending("c").map(({ id }) => id)).toEqual(["new"]);
});

test("nothing is sent before it is certain in whose name", () => {
  const call = vi.fn(() => new Promise<never>(() => {}));
  let isCertain = false;
  const outbox = createOutbox({
    call: call as unknown as Client["call"],
    mayCall: () => isCertain,
    changed: () => {},
    acknowledged: () => {},
    edit: () => {},
    keep: () => {},
    newId: () => "new",
  });
  outbox.send({ id: "a", channelId: "c", authorId: "ada", text: "", createdAt: "" });
  expect(call).not.toHaveBeenCalled();
  isCertain = true;
  outbox.resume();
  expect(call).toHaveBeenCalledOnce();
});
