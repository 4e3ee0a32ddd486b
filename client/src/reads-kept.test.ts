import { ChatFlowError } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Chat } from "./chat-api.ts";
import { createReads } from "./reads.ts";
import { memoryStorage } from "./storage/memory.ts";
import type { ChatStorage } from "./storage/storage.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { isOnline } from "./test/line.ts";
import { openedPage } from "./test/page.ts";
import { eventually, until } from "./test/until.ts";

let server: FakeServer;
let chats: Chat[];
let general: string;
let random: string;
/** The only one that the storage asks when a page goes. */
let page: EventTarget;

beforeEach(async () => {
  chats = [];
  page = new EventTarget();
  vi.stubGlobal("document", page);
  server = await startFakeServer();
  const { workspace } = server;
  [general, random] = ["general", "random"].map((name) => workspace.addChannel(name).channel.id) as [string, string];
  for (const channelId of [general, random]) workspace.say(channelId, workspace.ben.id, "unread");
});
afterEach(async () => {
  for (const chat of chats) chat.stop();
  await server.stop();
  vi.unstubAllGlobals();
});

async function opened(storage: ChatStorage) {
  const one = await openedPage(server, storage);
  chats.push(one.chat);
  return one;
}

const kept = async (storage: ChatStorage) => (await storage.keys([])).filter((key) => key[1] === "reads").map((key) => key[2]);

/** What a page leaves that goes now. */
function keptAtLast(storage: ChatStorage) {
  page.dispatchEvent(new Event("visibilitychange"));
  return kept(storage);
}

/** Marks all as read, and is gone at once: the server has got nothing of it. */
async function markAndLeave(storage: ChatStorage) {
  server.before("channels.markRead", () => new Promise(() => {}));
  const { chat, close } = await opened(storage);
  await isOnline(chat);
  await keptAtLast(storage); // who is here, and what they see
  for (const { channel } of chat.channels.get()) chat.markRead(channel.id);
  await chat.kept();
  close();
}

test("what was marked as read by a page that went before the server had it is shown as read, and marked by the next one", async () => {
  const storage = memoryStorage();
  await markAndLeave(storage);
  expect(await kept(storage)).toHaveLength(2);
  expect([general, random].map((id) => server.workspace.entry(id).read?.unread)).toEqual([1, 1]);
  server.before("channels.markRead", undefined);
  const { chat } = await opened(storage);
  const unread = () => [general, random].map((id) => chat.unread(id).get());
  expect(unread()).toEqual([0, 0]);
  await eventually(() => [general, random].every((id) => server.workspace.entry(id).read?.unread === 0));
  expect(unread()).toEqual([0, 0]);
  server.say(general, server.workspace.ben.id, "after that");
  await until(chat.unread(general), (count) => count === 1);
  await expect.poll(() => keptAtLast(storage)).toEqual([]);
});

test("what was read by looking at it is kept when the page goes", async () => {
  const storage = memoryStorage();
  server.before("channels.markRead", () => new Promise(() => {}));
  const { chat } = await opened(storage);
  await isOnline(chat);
  chat.setOpen(general);
  await chat.kept();
  expect(await kept(storage)).toEqual([]);
  expect(await keptAtLast(storage)).toEqual([general]);
});

test("what the server refuses for good is not kept for another reload", async () => {
  const storage = memoryStorage();
  await markAndLeave(storage);
  server.before("channels.markRead", () => {
    throw new ChatFlowError("not_found");
  });
  expect(await kept(storage)).toHaveLength(2);
  await opened(storage);
  await expect.poll(() => keptAtLast(storage)).toEqual([]);
});

test("messages that came after what was marked count as the server says", () => {
  const told: number[] = [];
  const reads = createReads({
    myId: () => "ada",
    markRead(_, seq) {
      told.push(seq);
      return new Promise(() => {});
    },
  });
  reads.counted("c", { readSeq: 3, unread: 4, mentions: 0, seq: 7, rev: 7 });
  reads.restore([{ channelId: "c", seq: 5 }]);
  expect([reads.of("c").get(), told]).toEqual([4, []]);
  reads.resume();
  expect(told).toEqual([5]);
  reads.counted("c", { readSeq: 5, unread: 2, mentions: 0, seq: 7, rev: 7 });
  expect(reads.of("c").get()).toBe(2);
});
