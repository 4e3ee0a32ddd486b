import { ChatFlowError } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { until } from "./test/until.ts";

let server: FakeServer;
let chat: Chat;
let channelId: string;

beforeEach(async () => {
  server = await startFakeServer();
  chat = createChat(createClient({ url: server.url }));
  channelId = server.workspace.addChannel("general").channel.id;
  chat.start();
  await until(chat.state, (state) => state === "ready");
  await until(chat.client.connection, ({ status }) => status === "online");
});
afterEach(async () => {
  chat.stop();
  await server.stop();
});

const at = (hour: number) => `2027-01-01T0${hour}:00:00.000Z`;
const texts = () => chat.scheduled.get().scheduled.map(({ text }) => text);
const ready = () => until(chat.scheduled, ({ status }) => status === "ready");
const shows = (wanted: string[]) => until(chat.scheduled, () => texts().join() === wanted.join());

test("[L1] what waits is read when somebody asks, and follows what one does here and on other devices", async () => {
  expect(server.callsOf("scheduled.list")).toEqual([]);
  await chat.schedule(channelId, "second", at(2));
  await ready();
  expect(texts()).toEqual(["second"]);
  const first = await chat.schedule(channelId, "first", at(1), { threadId: "t", alsoInChannel: true });
  expect(first).toMatchObject({ text: "first", sendAt: at(1), threadId: "t" });
  await shows(["first", "second"]);
  await chat.reschedule(first.id, { sendAt: at(3), text: "third" });
  await shows(["second", "third"]);
  server.emit(server.workspace.keeping.setScheduled(first.id, { ...first, failed: "archived" }).event);
  await until(chat.scheduled, ({ scheduled }) => scheduled[0]?.failed === "archived");
  await chat.unschedule(first.id);
  expect(texts()).toEqual(["second"]);
  await expect(chat.unschedule(first.id)).rejects.toMatchObject({ code: "not_found" });
  for (const id of server.workspace.keeping.scheduled.keys()) server.emit(server.workspace.keeping.setScheduled(id, null).event);
  await shows([]);
});

test("[L1] given again to a server that did not answer, it is under the same id; after an answer it is another one", async () => {
  await ready();
  let fail = true;
  server.before("scheduled.create", () => {
    if (fail) throw new ChatFlowError("unavailable");
  });
  await expect(chat.schedule(channelId, "once", at(1))).rejects.toMatchObject({ code: "unavailable" });
  await expect(chat.schedule(channelId, "another", at(1))).rejects.toMatchObject({ code: "unavailable" });
  fail = false;
  await chat.schedule(channelId, "once", at(1));
  await chat.schedule(channelId, "once", at(1));
  const ids = server.callsOf("scheduled.create").map(({ input }) => (input as { id: string }).id);
  expect(ids).toHaveLength(4);
  expect(ids[2]).toBe(ids[0]);
  expect(new Set(ids).size).toBe(3);
  await shows(["once", "once"]);
});

test("[L1] it may quote, and quote nothing any more", async () => {
  await ready();
  const made = await chat.schedule(channelId, "", at(1), { quote: { channelId, id: "quoted" } });
  expect(server.callsOf("scheduled.create")[0]?.input).toMatchObject({ text: "", quote: { channelId, messageId: "quoted" } });
  expect(chat.scheduled.get().scheduled[0]?.quote).toMatchObject({ messageId: "quoted" });
  await chat.reschedule(made.id, { text: "without", quote: null });
  await shows(["without"]);
  expect(chat.scheduled.get().scheduled[0]).not.toHaveProperty("quote");
});

test("[L1] what happened while there was no connection is read afresh", async () => {
  await chat.schedule(channelId, "gone", at(1));
  await ready();
  server.refuse("upgrade");
  server.cut();
  await until(chat.client.connection, ({ status }) => status !== "online");
  const [row] = chat.scheduled.get().scheduled;
  if (!row) throw new Error("nothing was scheduled");
  server.workspace.keeping.setScheduled(row.id, null);
  server.workspace.keeping.setScheduled("new", { ...row, id: "new", text: "new" });
  server.refuse(undefined);
  chat.client.reconnectNow();
  await shows(["new"]);
});
