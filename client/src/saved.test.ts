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

const say = (text: string) => server.workspace.say(channelId, server.workspace.ben.id, text).message;
const savedThere = (text: string) => {
  const message = say(text);
  server.workspace.keeping.save({ channelId, messageId: message.id });
  return message;
};
const texts = () => chat.saved.get().saved.map(({ message }) => message.text);
const ready = () => until(chat.saved, ({ status }) => status === "ready");

test("[D1] saved messages are read when somebody asks, page by page, and all of them to say which are saved", async () => {
  const [oldest] = Array.from({ length: 450 }, (_, at) => savedThere(`${at}`));
  await started(chat);
  expect(server.callsOf("saved.list")).toEqual([]);
  await ready();
  expect(texts()).toEqual(Array.from({ length: 200 }, (_, at) => `${449 - at}`));
  expect(chat.saved.get().hasMore).toBe(true);
  await chat.saved.loadMore();
  expect(texts()).toHaveLength(400);
  await until(chat.isSaved(oldest?.id ?? ""), (is) => is);
  expect([texts().length, chat.saved.get().hasMore]).toEqual([450, false]);
  expect(server.callsOf("saved.list")).toHaveLength(3);
});

test("[D1] saving and taking it back is shown at once, and what the server refuses is taken back", async () => {
  const message = say("one");
  await started(chat);
  await ready();
  const saving = chat.save(message, true);
  expect([chat.isSaved(message.id).get(), texts()]).toEqual([true, ["one"]]);
  await saving;
  expect(server.workspace.keeping.saved.size).toBe(1);
  server.before("saved.remove", () => {
    throw new ChatFlowError("unavailable");
  });
  const removing = chat.save(message, false);
  expect([chat.isSaved(message.id).get(), texts()]).toEqual([false, []]);
  await expect(removing).rejects.toMatchObject({ code: "unavailable" });
  expect([chat.isSaved(message.id).get(), texts()]).toEqual([true, ["one"]]);
  server.before("saved.add", () => {
    throw new ChatFlowError("too_many");
  });
  const other = say("two");
  await expect(chat.save(other, true)).rejects.toMatchObject({ code: "too_many" });
  expect([chat.isSaved(other.id).get(), texts()]).toEqual([false, ["one"]]);
});

test("the last of two quick wishes counts, whatever becomes of the first", async () => {
  const message = say("one");
  await started(chat);
  await ready();
  let refuse = () => {};
  server.before("saved.add", () => new Promise((_, reject) => (refuse = () => reject(new ChatFlowError("too_many")))));
  const first = chat.save(message, true);
  const second = chat.save(message, false);
  await eventually(() => server.callsOf("saved.add").length === 1);
  refuse();
  await expect(first).rejects.toMatchObject({ code: "too_many" });
  await second;
  expect([chat.isSaved(message.id).get(), texts()]).toEqual([false, []]);
});

test("[D1] what another device saves or removes is here, too, at once and after a lost connection", async () => {
  const one = say("one");
  const two = savedThere("two");
  const { keeping } = server.workspace;
  await started(chat);
  await ready();
  server.emit(keeping.save({ channelId, messageId: one.id }).event ?? { type: "me.updated", me: server.workspace.ada });
  await until(chat.saved, () => texts().join() === "one,two");
  server.emit(keeping.unsave({ channelId, messageId: two.id }).event ?? { type: "me.updated", me: server.workspace.ada });
  await until(chat.saved, () => texts().join() === "one");
  await reconnected(server, chat, () => {
    keeping.unsave({ channelId, messageId: one.id });
    savedThere("three");
  });
  await until(chat.saved, () => texts().join() === "three");
});

test("a saved message is shown as it is now; a deleted one, and those of a channel that one has left, not at all", async () => {
  const [one, two] = [savedThere("one"), savedThere("two")];
  await started(chat);
  await ready();
  server.emit(server.workspace.change(channelId, one.id, { text: "one, edited" }));
  await until(chat.saved, () => texts().join() === "two,one, edited");
  server.emit(server.workspace.change(channelId, two.id, { text: "", deletedAt: "2026-01-03T00:00:00.000Z" }));
  await until(chat.saved, () => texts().join() === "one, edited");
  server.emit({ type: "member.left", channelId, userId: server.workspace.ada.id, memberCount: 1 });
  await until(chat.saved, ({ saved }) => saved.length === 0);
});

test("a first page that fails says so, and is read again when asked for; stop forgets everything", async () => {
  savedThere("one");
  server.before("saved.list", () => {
    throw new ChatFlowError("forbidden");
  });
  await started(chat);
  expect((await until(chat.saved, ({ status }) => status === "failed")).error?.code).toBe("forbidden");
  server.before("saved.list", undefined);
  await chat.saved.loadMore();
  expect(texts()).toEqual(["one"]);
  chat.stop();
  expect(chat.saved.get()).toEqual({ status: "loading", hasMore: false, error: undefined, saved: [] });
});
