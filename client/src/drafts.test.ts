import { ChatFlowError, type Draft, type Input, type Output } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Client } from "./client.ts";
import { createDrafts, tellAfterMs, type UnsentDraft } from "./drafts.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const draft = (text: string, second: number, threadId: string | null = null): Draft => ({
  channelId: "c",
  threadId,
  text,
  updatedAt: new Date(second * 1000).toISOString(),
});

/** Drafts of a server that keeps what it is told, and answers when it is let. */
function setUp() {
  const told: Input<"drafts.set">[] = [];
  const kept = new Map<string, UnsentDraft>();
  const server = { drafts: [] as Draft[], error: undefined as ChatFlowError | undefined, answer: () => Promise.resolve() };
  let second = 1000;
  const call = (async (name: string, input: Input<"drafts.set">) => {
    if (name === "drafts.list") return { drafts: server.drafts, next: null } satisfies Output<"drafts.list">;
    told.push(input);
    await server.answer();
    if (server.error) throw server.error;
    second += 1;
    return { draft: input.text === "" ? null : draft(input.text, second) } satisfies Output<"drafts.set">;
  }) as unknown as Client["call"];
  const drafts = createDrafts({ call, keep: (id, unsent) => (unsent ? kept.set(id, unsent) : kept.delete(id)) });
  const refresh = async () => {
    drafts.refresh({ sameEpoch: true });
    await vi.advanceTimersByTimeAsync(0);
  };
  const text = (threadId: string | null = null) => drafts.of("c", threadId).get();
  return { drafts, told, kept, server, refresh, text, texts: () => told.map((each) => each.text) };
}

test("[D1] what is written is here at once, and told when somebody pauses; a thread's draft is another one", async () => {
  const { drafts, told, refresh, text } = setUp();
  await refresh();
  for (const next of ["h", "he", "hey"]) drafts.set("c", null, next);
  drafts.set("c", "t", "in the thread");
  expect([text(), text("t")]).toEqual(["hey", "in the thread"]);
  await vi.advanceTimersByTimeAsync(tellAfterMs - 1);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([
    { channelId: "c", text: "hey" },
    { channelId: "c", threadId: "t", text: "in the thread" },
  ]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toHaveLength(2);
});

test("one that is told while another waits to be tried again does not leave that one untold", async () => {
  const { drafts, refresh, server, kept, texts } = setUp();
  await refresh();
  const [failing, slow] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const answers = [failing.promise, slow.promise];
  server.answer = () => answers.shift() ?? Promise.resolve();
  drafts.set("c", null, "first");
  drafts.set("c", "t", "second");
  await vi.advanceTimersByTimeAsync(tellAfterMs);
  failing.reject(new ChatFlowError("unavailable"));
  await vi.advanceTimersByTimeAsync(0);
  slow.resolve();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(texts()).toEqual(["first", "second", "first"]);
  expect(kept.size).toBe(0);
});

test("[D1] a draft that is emptied is gone at once, also one that the server is just being told of", async () => {
  const { drafts, server, refresh, text, texts } = setUp();
  await refresh();
  let release = () => {};
  server.answer = () => new Promise((resolve) => (release = resolve));
  drafts.set("c", null, "hey");
  await vi.advanceTimersByTimeAsync(tellAfterMs);
  drafts.set("c", null, "");
  expect(text()).toBe("");
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toEqual(["hey"]);
  server.answer = () => Promise.resolve();
  release();
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toEqual(["hey", ""]);
  drafts.set("c", "t", "");
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toHaveLength(2);
});

test("[D1] another device's draft takes the place of one that is told, not of one that is being written", async () => {
  const { drafts, refresh, text } = setUp();
  await refresh();
  drafts.heard("c", null, draft("from the phone", 2000));
  expect(text()).toBe("from the phone");
  drafts.set("c", null, "from here");
  drafts.heard("c", null, draft("from the phone again", 2001));
  drafts.heard("c", null, null);
  expect(text()).toBe("from here");
  await vi.advanceTimersByTimeAsync(tellAfterMs);
  drafts.heard("c", null, draft("from the phone", 3000));
  drafts.heard("c", null, draft("an echo that comes late", 2500));
  expect(text()).toBe("from the phone");
  drafts.heard("c", null, null);
  expect(text()).toBe("");
});

test("[D1] on a connection the server's drafts are taken over, and what it does not know is told", async () => {
  const { drafts, server, refresh, text, texts } = setUp();
  server.drafts = [draft("kept there", 10), draft("in the thread", 11, "t")];
  drafts.set("c", null, "written offline");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(texts()).toEqual([]);
  await refresh();
  expect([text(), text("t")]).toEqual(["written offline", "in the thread"]);
  expect(texts()).toEqual(["written offline"]);
  server.drafts = [];
  await refresh();
  expect([text(), text("t")]).toEqual(["", ""]);
});

test("what cannot be told is told later; what is refused for good stays here, and is told again with the next connection", async () => {
  const { drafts, server, refresh, text, texts } = setUp();
  await refresh();
  server.error = new ChatFlowError("unavailable");
  drafts.set("c", null, "one");
  await vi.advanceTimersByTimeAsync(tellAfterMs);
  server.error = undefined;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(texts()).toEqual(["one", "one"]);
  server.error = new ChatFlowError("not_member");
  drafts.set("c", null, "two");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(texts()).toEqual(["one", "one", "two"]);
  server.drafts = [draft("one", 10)];
  await refresh();
  expect([text(), texts().length]).toEqual(["two", 4]);
});

test("what is not told yet is kept, and told in another life, unless something newer was written there", async () => {
  const { drafts, kept, server, refresh, text, texts } = setUp();
  await refresh();
  drafts.set("c", null, "told");
  await vi.advanceTimersByTimeAsync(tellAfterMs);
  expect(kept.size).toBe(0);
  server.error = new ChatFlowError("unavailable");
  drafts.set("c", null, "not told");
  drafts.set("c", "t", "old");
  const unsent = [...kept.values()];
  drafts.clear();
  expect([text(), vi.getTimerCount()]).toEqual(["", 0]);
  expect(unsent).toHaveLength(2);
  server.error = undefined;
  server.drafts = [draft("there", 10)];
  drafts.set("c", "t", "new");
  drafts.restore(unsent);
  await refresh();
  await vi.advanceTimersByTimeAsync(tellAfterMs);
  expect([text(), text("t")]).toEqual(["not told", "new"]);
  expect(texts()).toEqual(["told", "not told", "new"]);
});

test("[D1] a channel that one has left keeps no draft", async () => {
  const { drafts, refresh, text, texts } = setUp();
  await refresh();
  drafts.set("c", null, "hey");
  drafts.forget("c");
  await vi.advanceTimersByTimeAsync(60_000);
  expect([text(), texts()]).toEqual(["", []]);
});
