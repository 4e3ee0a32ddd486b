import { limits } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTyping, type TypingPlace } from "./typing.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function typing() {
  const told: string[] = [];
  const send = ({ channelId, threadId }: TypingPlace) => {
    told.push(threadId ?? channelId);
    return Promise.reject(new Error("away"));
  };
  return { ...createTyping({ myId: () => "ada", send }), told };
}

test("somebody types until they say something, or nothing for a while; oneself is not listed", () => {
  const { of, heard, said } = typing();
  heard({ channelId: "c" }, "ben");
  heard({ channelId: "c" }, "eve");
  heard({ channelId: "c" }, "ada");
  expect(of({ channelId: "c" }).get()).toEqual(["ben", "eve"]);
  said({ channelId: "c" }, "ben");
  expect(of({ channelId: "c" }).get()).toEqual(["eve"]);
  vi.advanceTimersByTime(limits.typingEndsMs - 1);
  heard({ channelId: "c" }, "eve");
  vi.advanceTimersByTime(limits.typingEndsMs - 1);
  expect(of({ channelId: "c" }).get()).toEqual(["eve"]);
  vi.advanceTimersByTime(1);
  expect(of({ channelId: "c" }).get()).toEqual([]);
  expect(of({ channelId: "other" }).get()).toEqual([]);
});

test("one's own is told now and then, for each channel, and a failure is nobody's business", async () => {
  const { tell, told } = typing();
  for (let key = 0; key < 10; key++) tell({ channelId: "c" });
  tell({ channelId: "d" });
  expect(told).toEqual(["c", "d"]);
  await vi.advanceTimersByTimeAsync(limits.typingEveryMs);
  tell({ channelId: "c" });
  expect(told).toEqual(["c", "d", "c"]);
});

test("who types in a thread does not type in its channel", () => {
  const { of, heard, said, tell, told } = typing();
  const [channel, thread] = [{ channelId: "c" }, { channelId: "c", threadId: "t" }];
  heard(thread, "ben");
  heard(channel, "eve");
  expect([of(thread).get(), of(channel).get()]).toEqual([["ben"], ["eve"]]);
  said(channel, "ben");
  expect(of(thread).get()).toEqual(["ben"]);
  said(thread, "ben");
  expect([of(thread).get(), of(channel).get()]).toEqual([[], ["eve"]]);
  tell(channel);
  tell(thread);
  expect(told).toEqual(["c", "t"]);
});

test("clearing leaves no timer", () => {
  const { of, heard, clear } = typing();
  heard({ channelId: "c" }, "ben");
  clear();
  expect(of({ channelId: "c" }).get()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
