import type { Timeline, TimelineEntry, TimelineSnapshot } from "@chatflow/client";
import { ChatFlowError } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { createStore } from "../state.ts";
import { mostPages, seek } from "./seek.ts";

const createdAt = "2026-11-20T22:04:05.123Z";
const never = new AbortController().signal;

function entries(from: number, to: number): TimelineEntry[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const seq = from + index;
    const state = { editedAt: null, deletedAt: null, pinnedAt: null, reactions: [] };
    return { state: "sent", message: { id: `m${seq}`, channelId: "c", seq, rev: seq, authorId: "bo", text: "text", createdAt, ...state } };
  });
}

/** A conversation of `length` messages of which the newest 50 are loaded. */
function conversation(length: number, failing = false) {
  let oldest = Math.max(1, length - 49);
  let pages = 0;
  const snapshot = (): TimelineSnapshot => ({
    status: "ready",
    entries: entries(oldest, length),
    hasOlder: oldest > 1,
    loadingOlder: false,
  });
  const store = createStore(snapshot());
  const timeline: Timeline = {
    ...store,
    async loadOlder() {
      pages += 1;
      oldest = Math.max(1, oldest - 50);
      store.set(failing ? { ...store.get(), error: new ChatFlowError("unavailable") } : snapshot());
    },
  };
  const find = (seq: number) => () => Promise.resolve({ seq });
  return { timeline, store, find, pages: () => pages };
}

it("loads older pages until the message is there, and one above it", async () => {
  const { timeline, find, pages } = conversation(500);
  expect(await seek(timeline, "m320", find(320), never)).toEqual({ status: "found" });
  expect(timeline.get().entries.length).toBe(250);
  expect(pages()).toBe(4);
});

it("loads nothing for one that is there with all before it, and asks nobody", async () => {
  const { timeline, pages } = conversation(30);
  const ask = () => Promise.reject(new Error("asked"));
  expect(await seek(timeline, "m3", ask, never)).toEqual({ status: "found" });
  expect(pages()).toBe(0);
});

it("finds the first message of a long conversation, but does not load more than the most pages", async () => {
  const near = conversation(50 + mostPages * 50);
  expect(await seek(near.timeline, "m1", near.find(1), never)).toEqual({ status: "found" });
  const far = conversation(52 + mostPages * 50);
  expect(await seek(far.timeline, "m1", far.find(1), never)).toEqual({ status: "far" });
  expect(far.pages()).toBe(0);
});

it("waits for the first page, and for a message that was sent just now", async () => {
  const { timeline, store, find } = conversation(10);
  const ready = store.get();
  store.set({ ...ready, status: "loading", entries: [] });
  const outcome = seek(timeline, "m11", find(11), never);
  store.set(ready);
  await new Promise((resolve) => setTimeout(resolve));
  store.set({ ...ready, entries: entries(1, 11) });
  expect(await outcome).toEqual({ status: "found" });
});

it("says that there is no such message, also when the address was cut short", async () => {
  const { timeline } = conversation(10);
  for (const code of ["not_found", "invalid_input"] as const) {
    const find = () => Promise.reject(new ChatFlowError(code));
    expect(await seek(timeline, "gone", find, never)).toEqual({ status: "missing" });
  }
});

it("says why when the question or a page fails", async () => {
  const refused = await seek(conversation(10).timeline, "m0", () => Promise.reject(new ChatFlowError("rate_limited")), never);
  expect(refused).toMatchObject({ status: "failed", error: { code: "rate_limited" } });
  const { timeline, find } = conversation(200, true);
  expect(await seek(timeline, "m1", find(1), never)).toMatchObject({ status: "failed", error: { code: "unavailable" } });
});

it("tells of a reply that is only in its thread, and finds one that is in the channel, too", async () => {
  const { timeline } = conversation(500);
  const find = (more: { alsoInChannel?: true }) => () => Promise.resolve({ seq: 320, threadId: "t", ...more });
  expect(await seek(timeline, "m320", find({}), never)).toEqual({ status: "in-thread", threadId: "t" });
  expect(await seek(timeline, "m320", find({ alsoInChannel: true }), never)).toEqual({ status: "found" });
});

it("looks for a reply in its own thread, however far the numbers are apart", async () => {
  const { timeline } = conversation(52 + mostPages * 50);
  const find = () => Promise.resolve({ seq: 1, threadId: "t" });
  expect((await seek(timeline, "m100", find, never, "t")).status).toBe("found");
});
