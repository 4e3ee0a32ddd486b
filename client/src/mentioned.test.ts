import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { started } from "./test/line.ts";
import { until } from "./test/until.ts";

let server: FakeServer;
let chat: Chat;
let channelId: string;

beforeEach(async () => {
  server = await startFakeServer();
  chat = createChat(createClient({ url: server.url }));
  channelId = server.workspace.addChannel("general").channel.id;
});
afterEach(async () => {
  chat.stop();
  await server.stop();
});

const adas = () => ({ userIds: [server.workspace.ada.id], everyone: null });
const mention = (text: string) => server.workspace.say(channelId, server.workspace.ben.id, text, undefined, { mentions: adas() });
const texts = () => chat.mentioned.get().messages.map(({ text }) => text);
const shows = (wanted: string[]) => until(chat.mentioned, () => texts().join() === wanted.join());

test("[N4] mentions are read when somebody asks, page by page, the newest first", async () => {
  for (let n = 0; n < 250; n++) mention(`${n}`);
  await started(chat);
  expect(server.callsOf("mentions.list")).toEqual([]);
  await until(chat.mentioned, ({ status }) => status === "ready");
  expect(texts()).toEqual(Array.from({ length: 200 }, (_, at) => `${249 - at}`));
  expect(chat.mentioned.get().hasMore).toBe(true);
  await chat.mentioned.loadMore();
  expect([texts().length, texts().at(-1), chat.mentioned.get().hasMore]).toEqual([250, "0", false]);
});

test("[N4] the list follows what comes, is edited and deleted; nothing of one's own, and of everyone's what reaches one", async () => {
  mention("old");
  await started(chat);
  await until(chat.mentioned, ({ status }) => status === "ready");
  const { message } = mention("new");
  server.emit({ type: "message.created", channelId, rev: message.rev, message });
  await shows(["new", "old"]);
  const say = (text: string, authorId: string, mentions: { userIds: string[]; everyone: "channel" | null }) =>
    server.emit(server.workspace.say(channelId, authorId, text, undefined, { mentions }));
  const { ada, ben } = server.workspace;
  say("own", ada.id, adas());
  say("to others", ben.id, { userIds: [ben.id], everyone: null });
  say("to all", ben.id, { userIds: [], everyone: "channel" });
  await shows(["to all", "new", "old"]);
  const edited = { ...message, text: "newer", rev: 100 };
  server.emit({ type: "message.updated", channelId, rev: 100, message: edited });
  await shows(["to all", "newer", "old"]);
  const { mentions: _, ...without } = edited;
  server.emit({ type: "message.updated", channelId, rev: 101, message: { ...without, text: "", deletedAt: message.createdAt, rev: 101 } });
  await shows(["to all", "old"]);
  server.emit({ type: "member.left", channelId, userId: ada.id, memberCount: 1 });
  await shows([]);
});

test("[N4] what mentions one while the list is being read is in it", async () => {
  mention("old");
  await started(chat);
  let release = () => {};
  const waiting = new Promise<void>((resolve) => (release = resolve));
  server.before("mentions.list", () => waiting);
  chat.mentioned.get();
  const event = server.workspace.say(channelId, server.workspace.ben.id, "meanwhile", undefined, { mentions: adas() });
  server.emit(event);
  await until(chat.mentioned, () => texts().includes("meanwhile"));
  release();
  await until(chat.mentioned, ({ status }) => status === "ready");
  expect(texts()).toEqual(["meanwhile", "old"]);
});
