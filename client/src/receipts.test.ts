import type { Channel } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { reconnected, started } from "./test/line.ts";
import { eventually, until } from "./test/until.ts";

let server: FakeServer;
let chat: Chat;
let channel: Channel;
let ada: string;
let ben: string;

beforeEach(async () => {
  server = await startFakeServer();
  chat = createChat(createClient({ url: server.url }));
  channel = server.workspace.addChannel("general").channel;
  ada = server.workspace.ada.id;
  ben = server.workspace.ben.id;
});
afterEach(async () => {
  chat.stop();
  await server.stop();
});

const receipt = (userId: string, deliveredSeq: number, readSeq: number) => ({ userId, deliveredSeq, readSeq });
const setThere = (...receipts: ReturnType<typeof receipt>[]) => server.workspace.keeping.receipts.set(channel.id, receipts);
const tell = (userId: string, deliveredSeq: number, readSeq: number) =>
  server.emit({ type: "receipt.updated", channelId: channel.id, receipt: receipt(userId, deliveredSeq, readSeq) });
const shown = () => chat.receipts(channel.id);
const reads = () => server.callsOf("channels.receipts").length;

test("[R4] receipts of the others are read when somebody looks, when the channel is opened, and on a new connection", async () => {
  setThere(receipt(ada, 9, 9), receipt(ben, 2, 1));
  await started(chat);
  expect([shown().get(), reads()]).toEqual([[], 0]);
  const end = shown().subscribe(() => {});
  await until(shown(), (receipts) => receipts.length === 1);
  expect(shown().get()).toEqual([receipt(ben, 2, 1)]);
  expect(reads()).toBe(1);
  setThere(receipt(ben, 3, 3));
  chat.setOpen(channel.id);
  await until(shown(), ([first]) => first?.readSeq === 3);
  await reconnected(server, chat, () => setThere(receipt(ben, 4, 4)));
  await until(shown(), ([first]) => first?.readSeq === 4);
  end();
  await reconnected(server, chat, () => setThere());
  await until(chat.state, (state) => state === "ready");
  expect(reads()).toBe(3);
});

test("[R4] what is told only grows, also against an answer that was given before it", async () => {
  setThere(receipt(ben, 2, 1));
  await started(chat);
  let release = () => {};
  server.before("channels.receipts", () => new Promise((resolve) => (release = resolve)));
  const end = shown().subscribe(() => {});
  await eventually(() => reads() === 1);
  tell(ben, 5, 1);
  tell("eve", 1, 1);
  await until(shown(), (receipts) => receipts.length === 2);
  release();
  await until(shown(), ([first]) => first?.userId === ben && first.deliveredSeq === 5);
  tell(ben, 4, 3);
  await until(shown(), ([first]) => first?.readSeq === 3);
  expect(shown().get()).toEqual([receipt(ben, 5, 3), receipt("eve", 1, 1)]);
  server.emit({ type: "member.left", channelId: channel.id, userId: "eve", memberCount: 1 });
  await until(shown(), (receipts) => receipts.length === 1);
  end();
});

test("[R4] who takes no part sees none, and tells none; nor does anybody in a large channel", async () => {
  setThere(receipt(ben, 2, 1));
  await started(chat);
  const end = shown().subscribe(() => {});
  await until(shown(), (receipts) => receipts.length === 1);
  await chat.updateMe({ receipts: false });
  expect(shown().get()).toEqual([]);
  server.say(channel.id, ben, "hello");
  await until(chat.unread(channel.id), (unread) => unread === 1);
  await chat.updateMe({ receipts: true });
  await until(shown(), (receipts) => receipts.length === 1);
  server.emit({ type: "channel.updated", channelId: channel.id, channel: { ...channel, memberCount: 51 } });
  await until(shown(), (receipts) => receipts.length === 0);
  server.say(channel.id, ben, "hello");
  await until(chat.unread(channel.id), (unread) => unread === 2);
  expect(server.callsOf("channels.markDelivered")).toEqual([]);
  end();
});

test("[R4] a message of somebody else is delivered: told at once, and nothing where it is read anyway", async () => {
  const other = server.workspace.addChannel("other").channel;
  await started(chat);
  server.say(channel.id, ben, "one");
  server.say(channel.id, ada, "mine");
  await eventually(() => server.callsOf("channels.markDelivered").length === 1);
  expect(server.callsOf("channels.markDelivered")[0]?.input).toEqual({ channelId: channel.id, seq: 1 });
  chat.setOpen(other.id);
  server.say(other.id, ben, "read");
  await eventually(() => server.callsOf("channels.markRead").length === 1);
  expect(server.callsOf("channels.markDelivered")).toHaveLength(1);
});
