import { ChatFlowError } from "@chatflow/protocol";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { indexedDbStorage } from "./storage/indexed-db.ts";
import { memoryStorage } from "./storage/memory.ts";
import type { ChatStorage } from "./storage/storage.ts";
import { lockedTabs } from "./storage/tabs.ts";
import { breakable } from "./test/broken-storage.ts";
import { fakeLocks } from "./test/fake-locks.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { isOnline } from "./test/line.ts";
import { openedPage as pageOn } from "./test/page.ts";
import { eventually, until } from "./test/until.ts";
import type { Timeline } from "./timeline.ts";

globalThis.IDBKeyRange = IDBKeyRange;

let server: FakeServer;
let chats: Chat[];
let channelId: string;
let ben: string;

beforeEach(async () => {
  chats = [];
  server = await startFakeServer();
  ben = server.workspace.ben.id;
  channelId = server.workspace.addChannel("general").channel.id;
});
afterEach(async () => {
  for (const chat of chats) chat.stop();
  await server.stop();
});

async function opened(storage: ChatStorage): Promise<Chat> {
  return (await openedPage(storage)).chat;
}

async function openedPage(storage: ChatStorage) {
  const page = await pageOn(server, storage);
  chats.push(page.chat);
  return page;
}

const shown = (timeline: Timeline) =>
  timeline.get().entries.map((entry) => (entry.state === "sent" ? entry.message.text : `(${entry.text})`));
const stored = () => server.workspace.messages(channelId).map(({ text }) => text);
const isOffline = (chat: Chat) => until(chat.client.connection, ({ status }) => status === "waiting" || status === "refused");
const ready = (timeline: Timeline) => until(timeline, ({ status }) => status === "ready");
const has = (timeline: Timeline, texts: string[]) =>
  until(timeline, ({ status }) => status === "ready" && shown(timeline).join() === texts.join());

/** Nobody answers sends; afterwards everything goes on. */
function holdSends() {
  server.before("messages.send", () => new Promise(() => {}));
  return () => server.before("messages.send", undefined);
}

function goOffline() {
  server.refuse("upgrade");
  for (const name of ["messages.send", "messages.changes", "messages.list", "messages.edit", "users.me", "channels.list"] as const) {
    server.before(name, () => {
      throw new ChatFlowError("unavailable");
    });
  }
  server.cut();
  return async (chat: Chat) => {
    await isOffline(chat);
    for (const name of ["messages.send", "messages.changes", "messages.list", "messages.edit", "users.me", "channels.list"] as const) {
      server.before(name, undefined);
    }
    server.refuse(undefined);
    chat.client.reconnectNow();
  };
}

const media: [string, () => ChatStorage][] = [
  ["memory", memoryStorage],
  ["IndexedDB", () => indexedDbStorage({ indexedDB: new IDBFactory(), locks: null })],
];

test.each(media)(
  "%s: messages that were on their way when the page was closed are sent after the reload, in their order",
  async (_, make) => {
    const storage = make();
    const { chat, close } = await openedPage(storage);
    const release = holdSends();
    const ids = ["one", "two", "three"].map((text) => chat.send(channelId, text));
    expect(await chat.kept()).toBe(true);
    close();
    release();
    const next = await opened(storage);
    await has(next.timeline(channelId), ["one", "two", "three"]);
    expect(stored()).toEqual(["one", "two", "three"]);
    expect(server.workspace.messages(channelId).map(({ id }) => id)).toEqual(ids);
    await next.kept();
    expect((await storage.keys([])).some((key) => key[1] === "unsent")).toBe(false);
  },
);

test("a message that had arrived when the page was closed is not there twice, also if it was edited meanwhile", async () => {
  const storage = memoryStorage();
  const { chat, close } = await openedPage(storage);
  server.before("messages.send", ({ input }) => {
    server.workspace.say(channelId, server.workspace.ada.id, "was edited since", String(input.id));
    return new Promise(() => {});
  });
  chat.send(channelId, "one");
  await eventually(() => stored().length === 1);
  await chat.kept();
  close();
  server.before("messages.send", undefined);
  const next = await opened(storage);
  const timeline = next.timeline(channelId);
  await has(timeline, ["was edited since"]);
  await next.kept();
  expect((await storage.keys([])).some((key) => key[1] === "unsent")).toBe(false);
});

test.each(media)("%s: what was there is shown before the network answers, and catches up by the changes since", async (_, make) => {
  const storage = make();
  const chat = await opened(storage);
  for (const text of ["one", "two"]) server.say(channelId, ben, text);
  await has(chat.timeline(channelId), ["one", "two"]);
  await until(chat.user(ben), (user) => user !== undefined);
  chat.stop();
  server.say(channelId, ben, "three");
  const comeBack = goOffline();
  const next = await opened(storage);
  const timeline = next.timeline(channelId);
  await ready(timeline);
  expect(shown(timeline)).toEqual(["one", "two"]);
  expect(next.me.get()).toEqual(server.workspace.ada);
  expect(next.channels.get().map(({ channel }) => channel.id)).toEqual([channelId]);
  expect(next.unread(channelId).get()).toBe(2);
  expect(next.user(ben).get()?.name).toBe("Ben");
  next.send(channelId, "four");
  expect(shown(timeline)).toEqual(["one", "two", "(four)"]);
  const lists = server.callsOf("messages.list").length;
  await comeBack(next);
  await has(timeline, ["one", "two", "three", "four"]);
  expect(server.callsOf("messages.list")).toHaveLength(lists);
});

test("a kept channel of another epoch is read anew", async () => {
  const storage = memoryStorage();
  const chat = await opened(storage);
  for (const text of ["one", "two"]) server.say(channelId, ben, text);
  await has(chat.timeline(channelId), ["one", "two"]);
  chat.stop();
  server.workspace.truncate(channelId, 1);
  server.workspace.epoch = "second";
  server.hello.epoch = "second";
  server.workspace.say(channelId, ben, "another two");
  const next = await opened(storage);
  await has(next.timeline(channelId), ["one", "another two"]);
});

test("only the newest 100 messages of a channel are kept, and older ones are still loaded", async () => {
  const storage = memoryStorage();
  for (let at = 1; at <= 150; at++) server.workspace.say(channelId, ben, `m${at}`);
  const chat = await opened(storage);
  const timeline = chat.timeline(channelId);
  await ready(timeline);
  await timeline.loadOlder();
  await timeline.loadOlder();
  expect(timeline.get().entries).toHaveLength(150);
  chat.stop();
  const again = (await opened(storage)).timeline(channelId);
  await ready(again);
  expect(again.get().entries).toHaveLength(100);
  expect(again.get().hasOlder).toBe(true);
  await again.loadOlder();
  expect(again.get().entries).toHaveLength(150);
});

test("wiping leaves nothing", async () => {
  const storage = memoryStorage();
  const chat = await opened(storage);
  server.say(channelId, ben, "one");
  await has(chat.timeline(channelId), ["one"]);
  holdSends();
  chat.send(channelId, "secret");
  await chat.kept();
  await chat.wipe();
  expect(await storage.keys([])).toEqual([]);
  expect(chat.me.get()).toBeNull();
});

test("another account finds nothing of the one before, and sends nothing of theirs", async () => {
  const storage = memoryStorage();
  const chat = await opened(storage);
  server.say(channelId, ben, "for Ada");
  await has(chat.timeline(channelId), ["for Ada"]);
  holdSends();
  chat.send(channelId, "by Ada");
  await chat.kept();
  await eventually(() => server.callsOf("messages.send").length === 1);
  chat.stop();
  server.before("messages.send", undefined);
  const ada = { ...server.workspace.ada };
  Object.assign(server.workspace.ada, { id: ben, username: "ben" });
  server.hello.userId = ben;
  const next = await opened(storage);
  await until(next.me, (me) => me?.id === ben);
  await next.client.call("users.me", {});
  next.send(channelId, "by Ben");
  await eventually(() => stored().includes("by Ben"));
  expect(server.callsOf("messages.send")).toHaveLength(2);
  next.stop();
  expect((await storage.keys([])).filter(([whose]) => whose === ada.id)).toEqual([]);
});

test("a full disk costs what the server has as well, then durability, and never a message", async () => {
  const { storage, failFor } = breakable(memoryStorage());
  const chat = await opened(storage);
  expect(chat.storage.get()).toEqual({ keeps: "everything" });
  failFor(([, kind]) => kind === "timelines");
  server.say(channelId, ben, "one");
  await ready(chat.timeline(channelId));
  await until(chat.storage, ({ keeps }) => keeps === "unsent");
  chat.send(channelId, "two");
  expect(await chat.kept()).toBe(true);
  failFor(() => true);
  chat.send(channelId, "three");
  expect(await chat.kept()).toBe(false);
  expect(chat.storage.get()).toMatchObject({ keeps: "nothing", error: { name: "QuotaExceededError" } });
  await eventually(() => stored().length === 3);
});

test("a storage that cannot be opened fails nothing", async () => {
  const chat = await opened(indexedDbStorage({ locks: null }));
  expect(chat.storage.get().keeps).toBe("nothing");
  chat.send(channelId, "hello");
  await eventually(() => stored().length === 1);
  await chat.wipe();
});

test("a tab sends what another has left behind as soon as that is gone, and not before", async () => {
  const { locks, closeTabs } = fakeLocks();
  const storage = { ...memoryStorage(), tabs: lockedTabs(locks, "test") };
  const { chat: first, close } = await openedPage(storage);
  const release = holdSends();
  for (const text of ["one", "two"]) first.send(channelId, text);
  await first.kept();
  const second = await opened(storage);
  const timeline = second.timeline(channelId);
  await ready(timeline);
  expect(shown(timeline)).toEqual([]);
  close();
  release();
  await second.client.call("users.me", {});
  expect(stored()).toEqual([]);
  closeTabs();
  await has(timeline, ["one", "two"]);
  expect(stored()).toEqual(["one", "two"]);
});

test("an edit that was made offline survives the reload, is shown at once, and is sent when there is a line", async () => {
  const storage = memoryStorage();
  const chat = await opened(storage);
  const { id } = server.say(channelId, server.workspace.ada.id, "first");
  const timeline = chat.timeline(channelId);
  await has(timeline, ["first"]);
  const comeBack = goOffline();
  chat.edit(channelId, id, "second");
  chat.edit(channelId, id, "third");
  expect(shown(timeline)).toEqual(["third"]);
  expect(timeline.get().entries[0]).toMatchObject({ state: "sent", changing: true });
  await chat.kept();
  chat.stop();
  const next = await opened(storage);
  const again = next.timeline(channelId);
  await has(again, ["third"]);
  expect(stored()).toEqual(["first"]);
  await comeBack(next);
  await until(again, ({ entries }) => entries[0]?.state === "sent" && entries[0].changing === undefined);
  expect(shown(again)).toEqual(["third"]);
  expect(stored()).toEqual(["third"]);
  await next.kept();
  expect((await storage.keys([])).some((key) => key[1] === "changes")).toBe(false);
});

test("what a page that is gone had changed while the server was away is carried out by the page after it", async () => {
  const { locks, closeTabs } = fakeLocks();
  const storage = { ...memoryStorage(), tabs: lockedTabs(locks, "test") };
  const chat = await opened(storage);
  const { id } = server.say(channelId, server.workspace.ada.id, "first");
  await has(chat.timeline(channelId), ["first"]);
  chat.stop();
  const comeBack = goOffline();
  const { chat: first, close } = await openedPage(storage);
  first.edit(channelId, id, "second");
  first.react(channelId, id, "👍", true);
  expect(await first.kept()).toBe(true);
  close();
  // The old page lets go only after the new one has begun, as in a reload.
  const next = await opened(storage);
  closeTabs();
  await comeBack(next);
  await eventually(() => server.workspace.messages(channelId)[0]?.reactions.length === 1);
  expect(server.workspace.messages(channelId)[0]).toMatchObject({ text: "second", reactions: [{ emoji: "👍" }] });
  await until(next.timeline(channelId), ({ entries }) => entries[0]?.state === "sent" && entries[0].changing === undefined);
  await next.kept();
  expect((await storage.keys([])).some((key) => key[1] === "changes")).toBe(false);
});

test("a refused edit is not shown any more, and its text is there until it is dismissed, also after a reload", async () => {
  const storage = memoryStorage();
  const chat = await opened(storage);
  const { id } = server.say(channelId, server.workspace.ada.id, "first");
  await has(chat.timeline(channelId), ["first"]);
  server.before("messages.edit", () => {
    throw new ChatFlowError("message_deleted");
  });
  chat.edit(channelId, id, "lost?");
  await until(chat.refusals, (refusals) => refusals.length === 1);
  expect(shown(chat.timeline(channelId))).toEqual(["first"]);
  await chat.kept();
  chat.stop();
  const next = await opened(storage);
  const [refusal] = await until(next.refusals, (refusals) => refusals.length === 1);
  expect(refusal).toMatchObject({ messageId: id, change: { do: "edit", text: "lost?" }, error: { code: "message_deleted" } });
  next.dismiss(refusal?.id ?? "");
  expect(next.refusals.get()).toEqual([]);
  await next.kept();
  expect((await storage.keys([])).some((key) => key[1] === "changes")).toBe(false);
});

test("a page that is closed while a deletion is held back leaves it to the next one; until then it can be taken back", async () => {
  const said = server.workspace.say(channelId, ben, "to go").message;
  const stays = server.workspace.say(channelId, ben, "to stay").message;
  const storage = memoryStorage();
  const { chat, close } = await openedPage(storage);
  await until(chat.timeline(channelId), ({ status }) => status === "ready");
  const isDeleted = (of: Chat, id: string) =>
    of
      .timeline(channelId)
      .get()
      .entries.some((entry) => entry.state === "sent" && entry.message.id === id && entry.message.deletedAt !== null);
  const undone = chat.remove(channelId, stays.id, { holdMs: 60_000 });
  expect(isDeleted(chat, stays.id)).toBe(true);
  expect(chat.undo(undone)).toBe(true);
  expect(isDeleted(chat, stays.id)).toBe(false);
  chat.remove(channelId, said.id, { holdMs: 60_000 });
  expect(await chat.kept()).toBe(true);
  expect(server.callsOf("messages.delete")).toEqual([]);
  close();
  const next = await opened(storage);
  await eventually(() => server.callsOf("messages.delete").length === 1);
  await until(next.timeline(channelId), () => isDeleted(next, said.id));
  expect(server.callsOf("messages.delete")).toMatchObject([{ input: { messageId: said.id } }]);
  expect(isDeleted(next, stays.id)).toBe(false);
});

test.each(media)("%s: the workspace is there before the network answers, then as the server says", async (_, make) => {
  const storage = make();
  const chat = await opened(storage);
  await until(chat.workspace, (workspace) => workspace?.name === "Fake");
  chat.stop();
  expect(chat.workspace.get()).toBeNull();
  const comeBack = goOffline();
  const next = await opened(storage);
  expect(next.workspace.get()?.name).toBe("Fake");
  await comeBack(next);
  await isOnline(next);
  const workspace = { name: "Renamed", logo: null, registration: "open", needsAdmin: false } as const;
  server.emit({ type: "workspace.updated", workspace });
  await until(next.workspace, (now) => now?.name === "Renamed");
});

test("what is kept is shown without a connection when somebody asks for that alone", async () => {
  const storage = memoryStorage();
  (await opened(storage)).stop();
  const next = createChat(createClient({ url: server.url }), { storage });
  chats.push(next);
  expect(await next.restore()).toBe(true);
  expect([next.state.get(), next.client.connection.get().status]).toEqual(["ready", "idle"]);
  next.start();
  await isOnline(next);
  const nothing = createChat(createClient({ url: server.url }), { storage: memoryStorage() });
  expect(await nothing.restore()).toBe(false);
  expect(nothing.state.get()).toBe("loading");
});

test.each(media)("%s: a search finds all words in what is kept and what is loaded, the newest first", async (_, make) => {
  const storage = make();
  const other = server.workspace.addChannel("other").channel.id;
  server.workspace.say(other, ben, "Crème brûlée on Friday");
  const first = await opened(storage);
  const kept = first.timeline(channelId);
  await ready(kept);
  for (const text of ["the CREME BRULEE is gone", "creme only", "brulee, then creme, soon deleted"]) server.say(channelId, ben, text);
  await until(kept, ({ entries }) => entries.length === 3);
  first.stop();
  const chat = await opened(storage);
  await ready(chat.timeline(other));
  const found = async (query: string) => (await chat.search(query)).map(({ text }) => text);
  expect(await found("brulee creme")).toEqual(["brulee, then creme, soon deleted", "the CREME BRULEE is gone", "Crème brûlée on Friday"]);
  expect(await found("BRÛLÉE fri")).toEqual(["Crème brûlée on Friday"]);
  expect(await found("creme nothing")).toEqual([]);
  expect(await found("  ")).toEqual([]);
  await ready(chat.timeline(channelId));
  const last = shown(chat.timeline(channelId)).length - 1;
  const entry = chat.timeline(channelId).get().entries[last];
  if (entry?.state !== "sent") throw new Error("not sent");
  chat.remove(channelId, entry.message.id);
  expect(await found("soon deleted")).toEqual([]);
  const ceased = new AbortController();
  ceased.abort(new Error("other words"));
  await expect(chat.search("creme", { signal: ceased.signal })).rejects.toThrow("other words");
});

test("a search finds nothing of a channel that one has left", async () => {
  const storage = memoryStorage();
  const chat = await opened(storage);
  await ready(chat.timeline(channelId));
  server.say(channelId, ben, "between us");
  await until(chat.timeline(channelId), ({ entries }) => entries.length === 1);
  expect(await chat.search("between")).toHaveLength(1);
  server.emit({ type: "member.left", channelId, userId: server.workspace.ada.id, memberCount: 1 });
  await until(chat.channels, (list) => list.length === 0);
  expect(await chat.search("between")).toEqual([]);
});

test("a conversation that was opened before anybody knew who is here is kept with the others", async () => {
  const storage = memoryStorage();
  for (const text of ["one", "two"]) server.say(channelId, ben, text);
  const chat = createChat(createClient({ url: server.url }), { storage });
  chats.push(chat);
  expect(await chat.restore()).toBe(false);
  chat.start();
  await has(chat.timeline(channelId), ["one", "two"]);
  await isOnline(chat);
  await until(chat.state, (state) => state === "ready");
  chat.stop();
  goOffline();
  const next = await opened(storage);
  await has(next.timeline(channelId), ["one", "two"]);
});
