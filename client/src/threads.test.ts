import type { Event } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { changesAtMost } from "./test/fake-messages.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { reconnected, started } from "./test/line.ts";
import { eventually, until } from "./test/until.ts";
import type { Thread } from "./thread-timeline.ts";

let server: FakeServer;
let chat: Chat;
let channelId: string;
let rootId: string;
let ben: string;

beforeEach(async () => {
  server = await startFakeServer();
  chat = createChat(createClient({ url: server.url }));
  channelId = server.workspace.addChannel("general").channel.id;
  ben = server.workspace.ben.id;
  rootId = server.workspace.say(channelId, server.workspace.ada.id, "root").message.id;
});
afterEach(async () => {
  chat.stop();
  await server.stop();
});

async function opened(): Promise<Thread> {
  const thread = chat.thread(channelId, rootId);
  await until(thread, ({ status }) => status === "ready");
  return thread;
}

const reply = (text: string, more = {}) => server.reply(channelId, rootId, ben, text, more);
const textsOf = (entries: ReturnType<Thread["get"]>["entries"]) =>
  entries.map((entry) => (entry.state === "sent" ? entry.message.text : entry.text));
const texts = (thread: Thread) => textsOf(thread.get().entries);
const idOf = (thread: Thread, at: number) => {
  const entry = thread.get().entries[at];
  return entry?.state === "sent" ? entry.message.id : "";
};
const inChannel = () => textsOf(chat.timeline(channelId).get().entries);

test("[T2] a thread shows its root and its replies, the channel only those that were sent there, too", async () => {
  reply("one");
  reply("two", { alsoInChannel: true });
  await started(chat);
  const thread = await opened();
  expect(texts(thread)).toEqual(["one", "two"]);
  reply("three");
  server.say(channelId, ben, "in the channel");
  await until(thread, ({ entries }) => entries.length === 3);
  await until(chat.timeline(channelId), ({ entries }) => entries.length === 3);
  expect(thread.get().root).toMatchObject({ text: "root", thread: { replies: 3 } });
  expect(inChannel()).toEqual(["root", "two", "in the channel"]);
});

test("[S3] replies whose events were lost are fetched, and those of before the page are kept", async () => {
  await started(chat);
  const thread = await opened();
  const free = server.holdEvents();
  const [lost = {} as Event] = server.workspace.reply(channelId, rootId, ben, "lost");
  expect(lost.type).toBe("message.created");
  free();
  reply("came");
  await until(thread, ({ entries }) => entries.length === 2);
  expect(texts(thread)).toEqual(["lost", "came"]);
  expect(server.callsOf("messages.list").filter(({ input }) => input.threadId === rootId)).toHaveLength(1);
  server.emit(server.workspace.deleteReply(channelId, idOf(thread, 0))[0] as Event);
  await until(thread, () => texts(thread)[0] === "");
});

test("[S3] what comes while the page is on its way is part of it, whichever of them is older", async () => {
  for (let at = 0; at < 3; at++) reply(`before ${at}`);
  await started(chat);
  await until(chat.timeline(channelId), ({ status }) => status === "ready");
  let release = () => {};
  server.before("threads.get", () => new Promise((resolve) => (release = resolve)));
  const thread = chat.thread(channelId, rootId);
  await eventually(() => server.callsOf("threads.get").length === 1);
  reply("meanwhile");
  await until(chat.timeline(channelId), ({ entries }) => entries[0]?.state === "sent" && entries[0].message.thread?.replies === 4);
  expect(thread.get()).toMatchObject({ status: "loading", entries: [] });
  release();
  await until(thread, ({ status }) => status === "ready");
  expect(texts(thread)).toEqual(["before 0", "before 1", "before 2", "meanwhile"]);
});

test("older replies are loaded on demand, and show what changed since", async () => {
  for (let at = 0; at < 120; at++) reply(`${at}`);
  await started(chat);
  const thread = await opened();
  expect(thread.get()).toMatchObject({ hasOlder: true });
  expect(thread.get().entries).toHaveLength(50);
  const oldest = server.workspace.messages(channelId).find(({ text }) => text === "0");
  server.emit(server.workspace.change(channelId, oldest?.id ?? "", { text: "0, edited" }));
  await until(chat.channels, ([entry]) => entry?.head.rev === server.workspace.entry(channelId).head.rev);
  expect(thread.get().entries).toHaveLength(50);
  while (thread.get().hasOlder) await thread.loadOlder();
  expect(texts(thread)).toEqual(["0, edited", ...Array.from({ length: 119 }, (_, at) => `${at + 1}`)]);
});

test("[S1] when the channel begins anew, the thread does, too", async () => {
  reply("one");
  await started(chat);
  const thread = await opened();
  await reconnected(server, chat, () => {
    for (let at = 0; at <= changesAtMost; at++) server.workspace.reply(channelId, rootId, ben, `missed ${at}`);
  });
  await until(thread, () => texts(thread).at(-1) === `missed ${changesAtMost}`);
  while (thread.get().hasOlder) await thread.loadOlder();
  expect(thread.get().entries).toHaveLength(changesAtMost + 2);
});

test("[S2] after the restore of a backup a thread shows what is there", async () => {
  reply("kept");
  await started(chat);
  const thread = await opened();
  reply("lost");
  await until(thread, ({ entries }) => entries.length === 2);
  await reconnected(server, chat, () => {
    server.workspace.truncate(channelId, 2);
    server.hello.epoch = "second";
    server.workspace.epoch = "second";
    server.workspace.reply(channelId, rootId, ben, "after");
  });
  await until(thread, () => texts(thread).includes("after"));
  expect(texts(thread)).toEqual(["kept", "after"]);
});

test("one's own replies are in the thread at once, in the order of sending, and stay when the line is cut in the middle", async () => {
  await started(chat);
  const thread = await opened();
  let pass = false;
  server.before("messages.send", () => {
    if (pass) return;
    server.cut();
    throw new Error("the line is cut");
  });
  chat.send(channelId, "first", { threadId: rootId });
  chat.send(channelId, "not here");
  chat.send(channelId, "second", { threadId: rootId, alsoInChannel: true });
  expect(texts(thread)).toEqual(["first", "second"]);
  expect(inChannel()).toEqual(["root", "not here", "second"]);
  await until(chat.client.connection, ({ status }) => status !== "online");
  pass = true;
  chat.client.reconnectNow();
  await until(thread, ({ entries }) => entries.every(({ state }) => state === "sent"));
  expect(texts(thread)).toEqual(["first", "second"]);
  expect(server.workspace.messages(channelId).map(({ text }) => text)).toEqual(["root", "first", "not here", "second"]);
  await until(chat.timeline(channelId), ({ entries }) => entries.every(({ state }) => state === "sent"));
  expect(inChannel()).toEqual(["root", "not here", "second"]);
});

test("an own reply that the server has is shown also while something before it is missing", async () => {
  await started(chat);
  const thread = await opened();
  const free = server.holdEvents();
  server.say(channelId, ben, "late");
  chat.send(channelId, "mine", { threadId: rootId });
  await until(thread, ({ entries }) => entries[0]?.state === "sent");
  expect(texts(thread)).toEqual(["mine"]);
  free();
  await until(chat.timeline(channelId), ({ entries }) => entries.length === 2);
  expect(texts(thread)).toEqual(["mine"]);
});

test("[N3] a quote goes along with a message, and is shown with it from the beginning", async () => {
  await started(chat);
  await opened();
  const [root] = server.workspace.messages(channelId);
  const id = chat.send(channelId, "look", { quote: root });
  const shown = chat.timeline(channelId).get().entries.at(-1);
  expect(shown).toMatchObject({ id, quote: { messageId: rootId, text: "root" } });
  await until(chat.timeline(channelId), ({ entries }) => entries.at(-1)?.state === "sent");
  expect(server.callsOf("messages.send").at(-1)?.input).toMatchObject({ quote: { channelId, messageId: rootId } });
});

test("[T3, T4] unread threads are known from the first load on, whatever page they are on, and change with every reply", async () => {
  for (let at = 0; at < 250; at++) {
    const root = server.workspace.say(channelId, server.workspace.ada.id, `root ${at}`).message.id;
    server.workspace.reply(
      channelId,
      root,
      ben,
      "hello",
      at < 2 ? { mentions: { userIds: [server.workspace.ada.id], everyone: null } } : {},
    );
  }
  await started(chat);
  await until(chat.unreadThreads, ({ threads }) => threads === 250);
  expect(chat.unreadThreads.get()).toEqual({ threads: 250, mentions: 2 });
  expect(chat.unread(channelId).get()).toBe(0);
  reply("one more");
  await until(chat.unreadThreads, ({ threads }) => threads === 251);
});

test("[R1] a thread on screen is read, here at once and by the server; another device is told", async () => {
  reply("one");
  const other = createChat(createClient({ url: server.url }));
  await started(chat);
  await started(other);
  try {
    await until(other.unreadThreads, ({ threads }) => threads === 1);
    await until(chat.unreadThreads, ({ threads }) => threads === 1);
    const thread = await opened();
    expect(thread.get().state).toMatchObject({ following: true, unread: 1 });
    chat.setOpenThread(rootId);
    expect(chat.unreadThreads.get()).toEqual({ threads: 0, mentions: 0 });
    expect(thread.get().state).toMatchObject({ unread: 0 });
    await until(other.unreadThreads, ({ threads }) => threads === 0);
    reply("two");
    await until(thread, ({ entries }) => entries.length === 2);
    expect(chat.unreadThreads.get()).toEqual({ threads: 0, mentions: 0 });
    chat.setOpenThread(null);
    expect(chat.unreadThreads.get()).toEqual({ threads: 0, mentions: 0 });
    reply("three");
    await until(chat.unreadThreads, ({ threads }) => threads === 1);
    expect(server.callsOf("threads.markRead").map(({ input }) => input.seq)).toEqual([2]);
  } finally {
    other.stop();
  }
});

test("[S4] what was read or followed elsewhere while the line was down is known after it", async () => {
  reply("one");
  await started(chat);
  await until(chat.unreadThreads, ({ threads }) => threads === 1);
  const threads = chat.threads;
  await until(threads, ({ status }) => status === "ready");
  await reconnected(server, chat, () => {
    server.workspace.threads.stand(channelId, rootId, { readSeq: 99 });
  });
  await until(chat.unreadThreads, ({ threads: unread }) => unread === 0);
  await reconnected(server, chat, () => {
    server.workspace.threads.stand(channelId, rootId, { following: false });
  });
  await until(threads, ({ threads: rows }) => rows.length === 0);
});

test("[S4] an open thread knows after a lost connection how one stands to it, also where nothing is unread", async () => {
  await started(chat);
  const thread = await opened();
  expect(thread.get().state).toMatchObject({ following: false });
  await reconnected(server, chat, () => {
    server.workspace.threads.stand(channelId, rootId, { following: true, readSeq: 9 });
  });
  await until(thread, ({ state }) => state?.following === true);
});

test("the list of followed threads has the newest reply first, page by page without holes", async () => {
  const roots = Array.from({ length: 210 }, (_, at) => {
    const root = server.workspace.say(channelId, server.workspace.ada.id, `${at}`).message.id;
    server.workspace.reply(channelId, root, ben, "hello");
    return root;
  });
  await started(chat);
  await until(chat.unreadThreads, ({ threads }) => threads === 210);
  expect(server.callsOf("threads.list").every(({ input }) => input.unread === true)).toBe(true);
  const first = await until(chat.threads, ({ status }) => status === "ready");
  expect([first.threads.length, first.hasMore]).toEqual([200, true]);
  expect(first.threads[0]?.root.text).toBe("209");
  server.reply(channelId, roots[3] ?? "", ben, "again");
  const moved = await until(chat.threads, ({ threads }) => threads[0]?.root.text === "3");
  expect(moved.threads).toHaveLength(201);
  await chat.threads.loadMore();
  const all = chat.threads.get();
  expect([all.threads.length, all.hasMore]).toEqual([210, false]);
  expect(all.threads.at(-1)?.root.text).toBe("0");
});

test("following and ceasing to is in the state and in the list; what the server refuses is rejected", async () => {
  const others = server.workspace.say(channelId, ben, "of Ben").message.id;
  server.workspace.reply(channelId, others, ben, "hello");
  await started(chat);
  const thread = chat.thread(channelId, others);
  await until(thread, ({ status }) => status === "ready");
  await until(chat.threads, ({ status }) => status === "ready");
  expect(thread.get().state).toMatchObject({ following: false });
  await chat.follow(channelId, others, true);
  expect(thread.get().state).toMatchObject({ following: true, unread: 0 });
  expect(chat.threads.get().threads.map(({ root }) => root.text)).toEqual(["of Ben"]);
  await chat.follow(channelId, others, false);
  expect(chat.threads.get().threads).toEqual([]);
  await expect(chat.follow(channelId, "nothing", true)).rejects.toMatchObject({ code: "not_found" });
});

test("[E2] leaving a channel closes its threads and takes them off the list; coming back opens them", async () => {
  reply("one");
  await started(chat);
  const thread = await opened();
  await until(chat.threads, ({ threads }) => threads.length === 1);
  const { channel, head, membership } = server.workspace.entry(channelId);
  server.emit({ type: "member.left", channelId, userId: server.workspace.ada.id, memberCount: 1 });
  await until(thread, ({ status }) => status === "failed");
  expect(thread.get()).toMatchObject({ root: undefined, entries: [], state: undefined, error: { code: "not_found" } });
  expect(chat.threads.get().threads).toEqual([]);
  expect(chat.unreadThreads.get().threads).toBe(0);
  if (membership) server.emit({ type: "member.joined", channelId, member: membership, channel, head });
  await until(thread, ({ status }) => status === "ready");
  await until(chat.threads, ({ threads }) => threads.length === 1);
});

test("a thread that there is not says so, and nothing is asked of the server after stop", async () => {
  await started(chat);
  const thread = chat.thread(channelId, "nothing");
  expect((await until(thread, ({ status }) => status === "failed")).error?.code).toBe("not_found");
  chat.stop();
  expect(chat.threads.get()).toEqual({ status: "loading", hasMore: false, error: undefined, threads: [] });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(server.callsOf("threads.list").filter(({ input }) => input.unread !== true)).toEqual([]);
});
