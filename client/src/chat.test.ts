import { ChatFlowError } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { reconnected, started } from "./test/line.ts";
import { eventually, until } from "./test/until.ts";

let server: FakeServer;
let chat: Chat;

beforeEach(async () => {
  server = await startFakeServer();
  chat = createChat(createClient({ url: server.url }));
});
afterEach(async () => {
  chat.stop();
  await server.stop();
});

const ready = () => until(chat.state, (state) => state === "ready");
const names = () => chat.channels.get().map(({ channel }) => (channel.type === "direct" ? channel.id : channel.name));

test("loads oneself and every page of the channel list", async () => {
  for (let at = 0; at < 250; at++) server.workspace.addChannel(`c${at}`);
  expect(chat.state.get()).toBe("loading");
  await started(chat);
  expect(chat.me.get()).toEqual(server.workspace.ada);
  expect(chat.channels.get()).toHaveLength(250);
  expect(server.callsOf("channels.list")).toHaveLength(2);
  expect(server.calls.every(({ transport }) => transport === "socket")).toBe(true);
});

test("what was heard before the first load, of an epoch that ended meanwhile, does not count", async () => {
  const { channel } = server.workspace.addChannel("general");
  server.workspace.say(channel.id, server.workspace.ben.id, "unread");
  const held = Promise.withResolvers<void>();
  server.before("channels.list", ({ transport }) => {
    if (transport === "http") throw new ChatFlowError("unavailable");
    return held.promise;
  });
  chat.start();
  await until(chat.client.connection, ({ status }) => status === "online");
  server.emit({
    type: "read.updated",
    channelId: channel.id,
    read: { readSeq: 9, unread: 0, mentions: 0, seq: 9, rev: 9 },
  });
  await eventually(() => server.callsOf("channels.list").length > 0);
  server.hello.epoch = "second";
  server.workspace.epoch = "second";
  server.cut();
  await until(chat.client.connection, ({ status }) => status !== "online");
  held.resolve();
  chat.client.reconnectNow();
  await ready();
  expect(chat.unread(channel.id).get()).toBe(1);
});

test("who types goes on typing when what they said before is reacted to, until they say something", async () => {
  const { channel } = server.workspace.addChannel("general");
  const { ben } = server.workspace;
  const { message } = server.workspace.say(channel.id, ben.id, "before");
  await started(chat);
  const [timeline, typing] = [chat.timeline(channel.id), chat.typing({ channelId: channel.id })];
  await until(timeline, ({ status }) => status === "ready");
  server.emit({ type: "typing", channelId: channel.id, userId: ben.id });
  await until(typing, (ids) => ids.length === 1);
  const reactions = [{ emoji: "👍", userIds: [server.workspace.ada.id] }];
  const rev = message.rev + 1;
  server.emit({ type: "message.updated", channelId: channel.id, rev, message: { ...message, rev, reactions } });
  await until(timeline, ({ entries: [entry] }) => entry?.state === "sent" && entry.message.reactions.length === 1);
  expect(typing.get()).toEqual([ben.id]);
  server.emit({ type: "message.created", channelId: channel.id, rev: rev + 1, message: { ...message, id: "other", seq: 2, rev: rev + 1 } });
  await until(typing, (ids) => ids.length === 0);
});

test("lists named channels by name, then direct ones by newest activity", async () => {
  server.workspace.addChannel("team-10");
  server.workspace.addChannel("team-9");
  server.workspace.addChannel("about");
  const quiet = server.workspace.addDirect("2025-01-01T00:00:00.000Z").channel.id;
  const newer = server.workspace.addDirect("2025-06-01T00:00:00.000Z").channel.id;
  await started(chat);
  expect(names()).toEqual(["about", "team-9", "team-10", newer, quiet]);
  server.say(quiet, server.workspace.ben.id, "hello");
  await until(chat.channels, () => names().at(-1) === newer);
  expect(names()).toEqual(["about", "team-9", "team-10", quiet, newer]);
});

test("loads over HTTP when no live connection can be made, and catches up when one can", async () => {
  server.workspace.addChannel("one");
  server.refuse("upgrade");
  await started(chat);
  expect(server.calls.every(({ transport }) => transport === "http")).toBe(true);
  server.workspace.addChannel("two");
  server.refuse(undefined);
  chat.client.reconnectNow();
  await until(chat.channels, (channels) => channels.length === 2);
});

test("a first load that fails says so, and start tries again", async () => {
  server.before("channels.list", () => {
    throw new ChatFlowError("forbidden");
  });
  chat.start();
  await until(chat.state, (state) => state === "failed");
  server.before("channels.list", undefined);
  chat.start();
  expect(chat.state.get()).toBe("loading");
  await ready();
});

test("a first load that fails for the moment is tried again by itself", async () => {
  let failures = 2;
  server.before("channels.list", () => {
    if (failures-- > 0) throw new ChatFlowError("unavailable");
  });
  chat.start();
  await until(chat.state, (state) => state === "failed");
  await ready();
});

test("a refused connection fails the first load, and reconnecting after signing in loads", async () => {
  server.refuse("unauthenticated");
  chat.start();
  await until(chat.state, (state) => state === "failed");
  server.refuse(undefined);
  chat.client.reconnectNow();
  await ready();
});

test("[S4] events while the list is being read are neither lost nor overwritten by it", async () => {
  const { channel } = server.workspace.addChannel("general");
  const kept = server.workspace.entry(channel.id);
  const left = server.workspace.addChannel("left").channel;
  let release = () => {};
  // The second page waits while the first, already read, grows old.
  for (let at = 0; at < 200; at++) server.workspace.addChannel(`more${at}`);
  server.before("channels.list", ({ input }) => (input.cursor ? new Promise((resolve) => (release = resolve)) : undefined));
  chat.start();
  await eventually(() => server.callsOf("channels.list").length === 2);
  const events = new Promise<void>((resolve) => {
    chat.client.onEvent((event) => event.type === "member.left" && resolve());
  });
  server.say(channel.id, server.workspace.ben.id, "while reading");
  server.emit({ type: "channel.updated", channelId: channel.id, channel: { ...channel, memberCount: 7 } });
  const made = server.workspace.addDirect();
  server.emit({ type: "channel.created", channelId: made.channel.id, entry: made });
  server.emit({ type: "member.left", channelId: left.id, userId: server.workspace.ada.id, memberCount: 0 });
  await events;
  expect(chat.state.get()).toBe("loading");
  release();
  await ready();
  expect(chat.channel(channel.id).get()).toMatchObject({ channel: { memberCount: 7 }, head: { seq: 1, rev: 1 } });
  expect(chat.unread(channel.id).get()).toBe(1);
  expect(kept.head).toEqual({ seq: 0, rev: 0, lastMessageAt: null });
  expect(chat.channel(made.channel.id).get()).toBeDefined();
  expect(chat.channel(left.id).get()).toBeUndefined();
});

test("a reading that a new connection made obsolete changes nothing any more", async () => {
  const gone = server.workspace.addChannel("gone").channel.id;
  for (let at = 0; at < 200; at++) server.workspace.addChannel(`more${at}`);
  let release = () => {};
  let answered = 0;
  server.before("channels.list", ({ input, transport }) => {
    if (transport !== "http" || !input.cursor) return;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    return released.then(() => {
      answered += 1;
    });
  });
  server.refuse("upgrade");
  chat.start();
  await eventually(() => server.callsOf("channels.list").length === 2);
  server.workspace.removeChannel(gone);
  server.refuse(undefined);
  chat.client.reconnectNow();
  await ready();
  release();
  await eventually(() => answered === 1);
  await chat.client.call("users.me", {});
  expect(chat.channel(gone).get()).toBeUndefined();
});

test("a message whose event came is not sent again, although its answer was lost", async () => {
  const { channel } = server.workspace.addChannel("general");
  await started(chat);
  server.before("messages.send", async ({ input }) => {
    server.emit(server.workspace.say(channel.id, server.workspace.ada.id, String(input.text), String(input.id)));
    await until(chat.channel(channel.id), (entry) => entry?.head.seq === 1);
    server.cut();
    throw new ChatFlowError("unavailable");
  });
  chat.send(channel.id, "hello");
  await until(chat.client.connection, ({ status }) => status === "waiting");
  await until(chat.client.connection, ({ status }) => status === "online");
  await chat.client.call("users.me", {});
  expect(server.callsOf("messages.send")).toHaveLength(1);
});

test("joining, leaving, making and changing channels follow the events", async () => {
  const { ada, ben } = server.workspace;
  const entry = server.workspace.addChannel("general");
  const { channel, head } = entry;
  const member = { userId: ada.id, role: "member", joinedAt: channel.createdAt } as const;
  await started(chat);
  server.emit({ type: "member.left", channelId: channel.id, userId: ada.id, memberCount: 1 });
  await until(chat.channel(channel.id), (has) => has === undefined);
  server.emit({ type: "member.joined", channelId: channel.id, member, channel, head });
  await until(chat.channel(channel.id), (has) => has !== undefined);
  server.emit({ type: "member.left", channelId: channel.id, userId: ben.id, memberCount: 41 });
  await until(chat.channel(channel.id), (has) => has?.channel.memberCount === 41);
  server.emit({
    type: "member.joined",
    channelId: channel.id,
    member: { ...member, userId: ben.id },
    channel: { ...channel, memberCount: 42 },
    head,
  });
  await until(chat.channel(channel.id), (has) => has?.channel.memberCount === 42);
});

test("a page that was asked for before one came, and is refused after it, does not hide the channel", async () => {
  const { id } = server.workspace.addChannel("general").channel;
  server.workspace.say(id, server.workspace.ben.id, "hello");
  await started(chat);
  let refuse = () => {};
  server.before("messages.list", () => {
    const refused = new Promise<void>((_, reject) => {
      refuse = () => reject(new ChatFlowError("not_member"));
    });
    server.before("messages.list", undefined);
    return refused;
  });
  const timeline = chat.timeline(id);
  await eventually(() => server.callsOf("messages.list").length === 1);
  const { channel, head, membership } = server.workspace.entry(id);
  if (!membership) throw new Error("Ada is in every channel that she makes.");
  const joined = new Promise<void>((resolve) => {
    chat.client.onEvent(({ type }) => type === "member.joined" && resolve());
  });
  server.emit({ type: "member.joined", channelId: id, member: membership, channel, head });
  await joined;
  refuse();
  await until(timeline, ({ status, entries }) => status === "ready" && entries.length === 1);
});

test("what vanished while away is dropped, what is new is there", async () => {
  const gone = server.workspace.addChannel("gone").channel.id;
  await started(chat);
  const timeline = chat.timeline(gone);
  await until(timeline, ({ status }) => status === "ready");
  await reconnected(server, chat, () => {
    server.workspace.removeChannel(gone);
    server.workspace.addChannel("new");
  });
  await until(chat.channels, () => names().join() === "new");
  expect(timeline.get()).toMatchObject({ status: "failed", entries: [], error: { code: "not_found" } });
});

test("counts as unread what others said and say in channels that are not on screen, and tells the server what was read", async () => {
  const { ada, ben } = server.workspace;
  const general = server.workspace.addChannel("general").channel.id;
  const random = server.workspace.addChannel("random").channel.id;
  server.workspace.say(general, ben.id, "before");
  server.workspace.say(general, ada.id, "own");
  await started(chat);
  expect(chat.unread(general).get()).toBe(1);
  chat.setOpen(random);
  await until(chat.timeline(random), ({ status }) => status === "ready");
  server.say(random, ben.id, "on screen");
  server.say(general, ada.id, "own, from another device");
  const message = server.say(general, ben.id, "unread");
  server.emit({ type: "message.created", channelId: general, rev: message.rev, message });
  const last = server.say(general, ben.id, "unread, too");
  await until(chat.unread(general), (unread) => unread === 3);
  expect(chat.unread(random).get()).toBe(0);
  chat.setOpen(general);
  expect(chat.unread(general).get()).toBe(0);
  await eventually(() => server.callsOf("channels.markRead").length === 2);
  expect(server.workspace.entry(general).read).toMatchObject({ readSeq: last.seq, unread: 0 });
  server.say(random, ben.id, "not on screen any more");
  await until(chat.unread(random), (unread) => unread === 1);
  expect(chat.unread(general).get()).toBe(0);
});

test("what is read on another device is read here, and what is deleted does not count", async () => {
  const { ben } = server.workspace;
  const { id } = server.workspace.addChannel("general").channel;
  const said = ["one", "two", "three"].map((text) => server.workspace.say(id, ben.id, text).message);
  await started(chat);
  expect(chat.unread(id).get()).toBe(3);
  server.emit(server.workspace.change(id, said[2]?.id ?? "", { deletedAt: "2026-01-03T00:00:00.000Z", text: "" }));
  await until(chat.unread(id), (unread) => unread === 2);
  server.emit(server.workspace.readElsewhere(id, 1));
  await until(chat.unread(id), (unread) => unread === 1);
});

test("what is read while the line is down is told over HTTP", async () => {
  const { ben } = server.workspace;
  const { id } = server.workspace.addChannel("general").channel;
  server.workspace.say(id, ben.id, "hello");
  await started(chat);
  server.refuse("upgrade");
  server.cut();
  await until(chat.client.connection, ({ status }) => status !== "online");
  chat.setOpen(id);
  expect(chat.unread(id).get()).toBe(0);
  await eventually(() => server.workspace.entry(id).read?.readSeq === 1);
});

test("counts as unread what was said while away, one's own from another device left out", async () => {
  const { ada, ben } = server.workspace;
  const unloaded = server.workspace.addChannel("unloaded").channel.id;
  const loaded = server.workspace.addChannel("loaded").channel.id;
  await started(chat);
  await until(chat.timeline(loaded), ({ status }) => status === "ready");
  let direct = "";
  await reconnected(server, chat, () => {
    for (const channelId of [unloaded, loaded]) server.workspace.say(channelId, ben.id, "while away");
    for (const channelId of [unloaded, loaded]) server.workspace.say(channelId, ada.id, "own, from another device");
    direct = server.workspace.addDirect().channel.id;
    server.workspace.say(direct, ben.id, "hello");
  });
  await until(chat.unread(unloaded), (unread) => unread === 1);
  await until(chat.timeline(loaded), ({ entries }) => entries.length === 2);
  expect(chat.unread(loaded).get()).toBe(1);
  expect(chat.unread(direct).get()).toBe(1);
});

test("an edit, a reaction and a deletion change the message where it stands, also one whose page is under way", async () => {
  const { ben } = server.workspace;
  const { id } = server.workspace.addChannel("general").channel;
  const said = Array.from({ length: 60 }, (_, n) => server.workspace.say(id, ben.id, `m${n + 1}`).message);
  await started(chat);
  const timeline = chat.timeline(id);
  await until(timeline, ({ status }) => status === "ready");
  const textOf = (seq: number) =>
    timeline.get().entries.flatMap((entry) => (entry.state === "sent" && entry.message.seq === seq ? [entry.message.text] : []))[0];
  server.emit(server.workspace.change(id, said[59]?.id ?? "", { text: "edited" }));
  await until(timeline, () => textOf(60) === "edited");
  const older = timeline.loadOlder();
  server.emit(server.workspace.change(id, said[0]?.id ?? "", { text: "edited while its page was under way" }));
  await older;
  await until(timeline, () => textOf(1) === "edited while its page was under way");
});

test("a channel without a loaded timeline only moves its head", async () => {
  const { channel } = server.workspace.addChannel("general");
  await started(chat);
  server.say(channel.id, server.workspace.ben.id, "hello");
  await until(chat.channel(channel.id), (entry) => entry?.head.rev === 1);
  expect(server.callsOf("messages.list")).toEqual([]);
  expect(server.callsOf("messages.changes")).toEqual([]);
});

test("people are fetched when asked for, those asked for together in one request", async () => {
  const ids = Array.from({ length: 150 }, (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, "0")}`);
  const { ben } = server.workspace;
  for (const id of ids) server.workspace.users.set(id, { ...ben, id });
  await started(chat);
  const [first] = [ben.id, ...ids].map((id) => chat.user(id));
  chat.user(ben.id);
  chat.user("unknown");
  chat.user(server.workspace.ada.id);
  expect(first?.get()).toBeUndefined();
  await until(chat.user(ids.at(-1) ?? ""), (user) => user !== undefined);
  expect(first?.get()).toEqual(ben);
  chat.user("unknown");
  await chat.client.call("users.me", {});
  const asked = server.callsOf("users.list").map(({ input }) => (input.ids as string[]).length);
  expect(asked).toEqual([100, 52]);
});

test("people who could not be fetched are asked for again", async () => {
  let failures = 1;
  server.before("users.list", () => {
    if (failures-- > 0) throw new ChatFlowError("unavailable");
  });
  await started(chat);
  await until(chat.user(server.workspace.ben.id), (user) => user?.name === "Ben");
});

test("a new connection asks at once for people who could not be fetched", async () => {
  await started(chat);
  server.before("users.list", () => {
    throw new ChatFlowError("rate_limited", { retryAfterMs: 3_600_000 });
  });
  const ben = chat.user(server.workspace.ben.id);
  await eventually(() => server.callsOf("users.list").length === 1);
  await chat.client.call("users.me", {});
  await reconnected(server, chat, () => server.before("users.list", undefined));
  await until(ben, (user) => user?.name === "Ben");
});

test("wipe removes everything and disconnects; a start after it begins anew", async () => {
  const { channel } = server.workspace.addChannel("general");
  await started(chat);
  const timeline = chat.timeline(channel.id);
  await until(timeline, ({ status }) => status === "ready");
  server.before("messages.send", () => new Promise(() => {}));
  chat.send(channel.id, "secret");
  expect(timeline.get().entries).toHaveLength(1);
  await chat.wipe();
  expect(chat.me.get()).toBeNull();
  expect(chat.channels.get()).toEqual([]);
  expect(timeline.get().entries).toEqual([]);
  expect(chat.state.get()).toBe("loading");
  await eventually(() => server.connections() === 0);
  chat.start();
  await ready();
  expect(chat.timeline(channel.id)).not.toBe(timeline);
  expect(chat.timeline(channel.id).get().entries).toEqual([]);
});
