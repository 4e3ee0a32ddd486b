import { type Draft, type Input, limits, type Output } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { type Client, createClient } from "./client.ts";
import { createDrafts, tellAfterMs } from "./drafts.ts";
import { memoryStorage } from "./storage/memory.ts";
import type { ChatStorage } from "./storage/storage.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { started } from "./test/line.ts";
import { until } from "./test/until.ts";
import { createTyping } from "./typing.ts";

/** A device whose clock is wrong, or is put right while somebody works. The server's stands at the beginning of 2026. */
const serverTime = Date.parse("2026-01-02T00:00:00.000Z");
const day = 24 * 60 * 60 * 1000;
const dayOf = (time: string) => time.slice(0, "2026-01-02".length);

let server: FakeServer;
let channelId: string;
const chats: Chat[] = [];

beforeEach(async () => {
  server = await startFakeServer();
  channelId = server.workspace.addChannel("general").channel.id;
});
afterEach(async () => {
  vi.useRealTimers();
  for (const chat of chats.splice(0)) chat.stop();
  await server.stop();
});

/** Only the time of day is set; timers run as they do. */
function setClock(time: number) {
  vi.useFakeTimers({ toFake: ["Date"], now: time });
}

async function opened(storage: ChatStorage = memoryStorage()): Promise<Chat> {
  const chat = createChat(createClient({ url: server.url }), { storage });
  chats.push(chat);
  await started(chat);
  await until(chat.timeline(channelId), ({ status }) => status === "ready");
  return chat;
}

const shown = (chat: Chat) => chat.timeline(channelId).get().entries;
const texts = (chat: Chat) => shown(chat).map((entry) => (entry.state === "sent" ? entry.message.text : `(${entry.text})`));
const hasTexts = (chat: Chat, wanted: string[]) => until(chat.timeline(channelId), () => texts(chat).join() === wanted.join());

/** Sends wait until the returned function is called. */
function holdSends() {
  const held = Promise.withResolvers<void>();
  server.before("messages.send", () => held.promise);
  return held.resolve;
}

const wrong = [
  ["behind", serverTime - day],
  ["ahead", serverTime + day],
] as const;

test.for(wrong)(
  "a day %s: own messages wait at the end with the time of here, and then stand by seq with the server's",
  async ([, time]) => {
    setClock(time);
    const chat = await opened();
    const ben = server.workspace.ben.id;
    server.say(channelId, ben, "before");
    await hasTexts(chat, ["before"]);
    const release = holdSends();
    for (const text of ["one", "two"]) chat.send(channelId, text);
    // What others say meanwhile is stored first; what is on its way stays behind it.
    server.say(channelId, ben, "meanwhile");
    await hasTexts(chat, ["before", "meanwhile", "(one)", "(two)"]);
    const pending = shown(chat).flatMap((entry) => (entry.state === "sending" ? [entry.createdAt] : []));
    expect(pending.map(dayOf)).toEqual(Array(2).fill(dayOf(new Date(time).toISOString())));
    release();
    await hasTexts(chat, ["before", "meanwhile", "one", "two"]);
    server.say(channelId, ben, "after");
    await hasTexts(chat, ["before", "meanwhile", "one", "two", "after"]);
    const messages = shown(chat).flatMap((entry) => (entry.state === "sent" ? [entry.message] : []));
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    // What a line between two days is drawn by.
    expect(messages.map(({ createdAt }) => createdAt)).toEqual(server.workspace.messages(channelId).map(({ createdAt }) => createdAt));
    expect(new Set(messages.map(({ createdAt }) => dayOf(createdAt))).size).toBe(1);
    expect(chat.channel(channelId).get()?.head.lastMessageAt).toBe(messages.at(-1)?.createdAt);
  },
);

test.for(wrong)("a day %s: the id that a message gets is of that time, and the server takes it", async ([, time]) => {
  setClock(time);
  const chat = await opened();
  const ids = ["one", "two", "three"].map((text) => chat.send(channelId, text));
  expect(ids.toSorted()).toEqual(ids);
  await hasTexts(chat, ["one", "two", "three"]);
  expect(server.workspace.messages(channelId).map(({ id }) => id)).toEqual(ids);
});

test("a clock that is put back a day while messages wait: they go in the order in which they were written", async () => {
  setClock(serverTime + day);
  const chat = await opened();
  const release = holdSends();
  const ids = [chat.send(channelId, "by the wrong clock")];
  setClock(serverTime);
  ids.push(chat.send(channelId, "by the right one"));
  expect(ids.toSorted()).toEqual(ids);
  release();
  await hasTexts(chat, ["by the wrong clock", "by the right one"]);
  expect(server.workspace.messages(channelId).map(({ id }) => id)).toEqual(ids);
});

test("the same after the page was reloaded in between", async () => {
  const storage = memoryStorage();
  setClock(serverTime + day);
  const first = await opened(storage);
  holdSends();
  first.send(channelId, "by the wrong clock");
  expect(await first.kept()).toBe(true);
  first.stop();
  setClock(serverTime);
  const release = holdSends();
  const next = await opened(storage);
  next.send(channelId, "by the right one");
  await hasTexts(next, ["(by the wrong clock)", "(by the right one)"]);
  release();
  await hasTexts(next, ["by the wrong clock", "by the right one"]);
});

test.for(wrong)("a day %s: of two drafts the server's time tells which is newer", async ([, time]) => {
  vi.useFakeTimers({ now: time });
  const draft = (text: string, second: number): Draft => ({
    channelId,
    threadId: null,
    text,
    updatedAt: new Date(serverTime + second * 1000).toISOString(),
  });
  const call = (async (name: string, input: Input<"drafts.set">) =>
    name === "drafts.list"
      ? ({ drafts: [], next: null } satisfies Output<"drafts.list">)
      : ({ draft: draft(input.text, 5) } satisfies Output<"drafts.set">)) as unknown as Client["call"];
  const drafts = createDrafts({ call });
  const text = () => drafts.of(channelId, null).get();
  drafts.refresh({ sameEpoch: true });
  await vi.advanceTimersByTimeAsync(0);
  drafts.set(channelId, null, "here");
  await vi.advanceTimersByTimeAsync(tellAfterMs);
  drafts.heard(channelId, null, draft("elsewhere, before", 4));
  expect(text()).toBe("here");
  drafts.heard(channelId, null, draft("elsewhere, after", 6));
  expect(text()).toBe("elsewhere, after");
  drafts.clear();
});

test("a clock that is put back a day does not keep one's typing from being told, nor others' from ending", () => {
  vi.useFakeTimers({ now: serverTime + day });
  const told: string[] = [];
  const typing = createTyping({ myId: () => "ada", send: async ({ channelId }) => told.push(channelId) });
  typing.tell({ channelId: "c" });
  typing.heard({ channelId: "c" }, "ben");
  vi.setSystemTime(serverTime);
  vi.advanceTimersByTime(Math.max(limits.typingEveryMs, limits.typingEndsMs));
  typing.tell({ channelId: "c" });
  expect(told).toEqual(["c", "c"]);
  expect(typing.of({ channelId: "c" }).get()).toEqual([]);
});
