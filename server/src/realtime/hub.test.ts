import { setImmediate as nextTurn } from "node:timers/promises";
import type { Event } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { createMetrics } from "../platform/metrics.ts";
import { Hub, type Receiver } from "./hub.ts";
import { textFrame } from "./text-frames.ts";

/** A session's place at the hub, which keeps what was flushed to it instead of a socket. */
class Ear implements Receiver {
  readonly topics: Receiver["topics"] = new Set();
  readonly flushed: Buffer[][] = [];
  readonly userId: string;
  #queued: Buffer[] = [];

  constructor(hub: Hub, userId: string, channelIds: string[] = []) {
    this.userId = userId;
    hub.add(this);
    hub.addChannels(this, channelIds);
  }

  queue(bytes: Buffer): void {
    this.#queued.push(bytes);
  }

  flush(): void {
    this.flushed.push(this.#queued);
    this.#queued = [];
  }

  /** What it heard, in order. */
  heard(): string[] {
    return textsIn(Buffer.concat(this.flushed.flat())).map((text) => (JSON.parse(text) as { event: { userId: string } }).event.userId);
  }
}

/** The texts in a stream of frames, read as RFC 6455 says. */
function textsIn(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    expect(bytes[at]).toBe(0x81);
    const short = bytes.readUInt8(at + 1);
    const [header, length] =
      short < 126 ? [2, short] : short === 126 ? [4, bytes.readUInt16BE(at + 2)] : [10, Number(bytes.readBigUInt64BE(at + 2))];
    const text = bytes.subarray(at + header, at + header + length);
    expect(text).toHaveLength(length);
    texts.push(String(text));
    at += header + length;
  }
  return texts;
}

const hub = () => new Hub(createMetrics());
/** Any event will do; the user's id tells them apart. */
const event = (word: string): Event => ({ type: "member.left", channelId: "c", userId: word, memberCount: 1 });

test("what gathers in a turn goes to every receiver as one and the same buffer", async () => {
  const one = hub();
  const ears = [new Ear(one, "ada", ["c"]), new Ear(one, "grace", ["c"]), new Ear(one, "alan", ["other"])];
  one.toChannel("c", event("first"));
  one.toChannel("c", event("second"));
  await nextTurn();
  expect(ears[0]?.heard()).toEqual(["first", "second"]);
  expect(ears[0]?.flushed).toHaveLength(1);
  expect(ears[0]?.flushed[0]).toHaveLength(1);
  expect(ears[1]?.flushed[0]?.[0]).toBe(ears[0]?.flushed[0]?.[0]);
  expect(ears[2]?.flushed).toEqual([]);
});

test("[E2] who comes late gets nothing of before, who leaves gets nothing of after, though it goes with the same flush", async () => {
  const one = hub();
  const leaver = new Ear(one, "leaver", ["c"]);
  const comer = new Ear(one, "comer");
  one.toChannel("c", event("before"));
  one.left("c", "leaver");
  one.joined("c", ["comer"]);
  one.toChannel("c", event("after"));
  await nextTurn();
  expect(leaver.heard()).toEqual(["before"]);
  expect(comer.heard()).toEqual(["after"]);
});

test("[E3] leaving and joining again in one turn keeps the order over the topics", async () => {
  const one = hub();
  const ear = new Ear(one, "ada", ["c"]);
  const other = new Ear(one, "grace", ["c"]);
  one.toChannel("c", event("before"));
  one.left("c", "ada");
  one.toUsers(["ada"], event("left"));
  one.toChannel("c", event("between"));
  one.joined("c", ["ada"]);
  one.toChannel("c", event("joined"));
  await nextTurn();
  expect(ear.heard()).toEqual(["before", "left", "joined"]);
  expect(other.heard()).toEqual(["before", "between", "joined"]);
});

test("a channel that was lost while a connection begins is not given to it", async () => {
  const one = hub();
  const ear = new Ear(one, "early", []);
  const beginning = new Ear(hub(), "ada");
  one.add(beginning);
  one.left("c", beginning.userId);
  one.addChannels(beginning, ["c", "kept"]);
  one.toChannel("c", event("secret"));
  one.toChannel("kept", event("open"));
  await nextTurn();
  expect(beginning.heard()).toEqual(["open"]);
  expect(ear.heard()).toEqual([]);
});

test("[E2] of users who were members a moment ago, those are told who still have the channel, each on every connection", async () => {
  const one = hub();
  const [ada, phone, leaver, outsider] = [
    new Ear(one, "ada", ["c"]),
    new Ear(one, "ada", ["c"]),
    new Ear(one, "leaver", ["c", "d"]),
    new Ear(one, "outsider"),
  ];
  one.left("c", "leaver");
  one.toMembers("c", ["ada", "leaver", "outsider", "nobody"], event("receipt"));
  await nextTurn();
  expect([ada, phone, leaver, outsider].map((ear) => ear.heard())).toEqual([["receipt"], ["receipt"], [], []]);
});

test("connections that are named are told, as one and the same buffer", async () => {
  const one = hub();
  const [phone, laptop, grace] = [new Ear(one, "ada"), new Ear(one, "ada"), new Ear(one, "grace")];
  one.toReceivers(new Set([phone, grace]), event("presence"));
  await nextTurn();
  expect([phone, laptop, grace].map((ear) => ear.heard())).toEqual([["presence"], [], ["presence"]]);
  expect(phone.flushed[0]?.[0]).toBe(grace.flushed[0]?.[0]);
});

test("everybody is told once on each connection, also one that is just beginning, and as one and the same buffer", async () => {
  const one = hub();
  const ears = [new Ear(one, "ada", ["c", "d"]), new Ear(one, "ada"), new Ear(one, "grace", ["c"])];
  const [beginning, gone] = [new Ear(hub(), "alan"), new Ear(one, "gone")];
  one.add(beginning);
  one.remove(gone);
  one.toEveryone(event("renamed"));
  await nextTurn();
  expect([...ears, beginning, gone].map((ear) => ear.heard())).toEqual([["renamed"], ["renamed"], ["renamed"], ["renamed"], []]);
  expect(ears[0]?.flushed[0]?.[0]).toBe(ears[2]?.flushed[0]?.[0]);
});

test("who was removed gets nothing more, and nobody is left to publish to", async () => {
  const one = hub();
  const ear = new Ear(one, "ada", ["c"]);
  one.toChannel("c", event("waiting"));
  one.remove(ear);
  one.toChannel("c", event("after"));
  one.toUsers(["ada"], event("after"));
  await nextTurn();
  expect(ear.flushed).toEqual([]);
  expect(ear.topics.size).toBe(0);
});

test.each([0, 1, 125, 126, 127, 65_535, 65_536, 70_000])("a frame of %i bytes is read back", (length) => {
  const text = `${"x".repeat(Math.max(0, length - 2))}${length >= 2 ? "é" : "x".repeat(length)}`;
  expect(Buffer.byteLength(text)).toBe(length);
  expect(textsIn(Buffer.concat([textFrame(text), textFrame("next")]))).toEqual([text, "next"]);
});
