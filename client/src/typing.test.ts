import { limits } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTyping } from "./typing.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function typing() {
  const told: string[] = [];
  const send = (channelId: string) => {
    told.push(channelId);
    return Promise.reject(new Error("away"));
  };
  return { ...createTyping({ myId: () => "ada", send }), told };
}

test("somebody types until they say something, or nothing for a while; oneself is not listed", () => {
  const { of, heard, said } = typing();
  heard("c", "ben");
  heard("c", "eve");
  heard("c", "ada");
  expect(of("c").get()).toEqual(["ben", "eve"]);
  said("c", "ben");
  expect(of("c").get()).toEqual(["eve"]);
  vi.advanceTimersByTime(limits.typingEndsMs - 1);
  heard("c", "eve");
  vi.advanceTimersByTime(limits.typingEndsMs - 1);
  expect(of("c").get()).toEqual(["eve"]);
  vi.advanceTimersByTime(1);
  expect(of("c").get()).toEqual([]);
  expect(of("other").get()).toEqual([]);
});

test("one's own is told now and then, for each channel, and a failure is nobody's business", async () => {
  const { tell, told } = typing();
  for (let key = 0; key < 10; key++) tell("c");
  tell("d");
  expect(told).toEqual(["c", "d"]);
  await vi.advanceTimersByTimeAsync(limits.typingEveryMs);
  tell("c");
  expect(told).toEqual(["c", "d", "c"]);
});

test("clearing leaves no timer", () => {
  const { of, heard, clear } = typing();
  heard("c", "ben");
  clear();
  expect(of("c").get()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
