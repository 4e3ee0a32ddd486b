import { ChatFlowError } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { changesAtMost } from "./test/fake-messages.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { started } from "./test/line.ts";
import { until } from "./test/until.ts";
import type { Timeline } from "./timeline.ts";

let server: FakeServer;
let chat: Chat;
let channelId: string;
let ben: string;

beforeEach(async () => {
  server = await startFakeServer();
  ben = server.workspace.ben.id;
  channelId = server.workspace.addChannel("general").channel.id;
  chat = createChat(createClient({ url: server.url }));
});
afterEach(async () => {
  chat.stop();
  await server.stop();
});

/** The timeline of a channel with 1,000 messages. */
async function opened(): Promise<Timeline> {
  for (let at = 1; at <= 1000; at++) server.workspace.say(channelId, ben, `m${at}`);
  await started(chat);
  const timeline = chat.timeline(channelId);
  await until(timeline, ({ status }) => status === "ready");
  return timeline;
}

const idOf = (seq: number) => server.workspace.messages(channelId)[seq - 1]?.id ?? "";
const there = (seq: number) => ({ status: "there", messageId: idOf(seq) });
const texts = (timeline: Timeline) =>
  timeline.get().entries.map((entry) => (entry.state === "sent" ? entry.message.text : `(${entry.text})`));
const ends = (timeline: Timeline) => [texts(timeline)[0], texts(timeline).at(-1), timeline.get().hasOlder, timeline.get().hasNewer];

test("a message far back is shown with what is around it, from where one loads on both ways", async () => {
  const timeline = await opened();
  expect(await timeline.goTo({ messageId: idOf(300) })).toEqual(there(300));
  expect(ends(timeline)).toEqual(["m250", "m349", true, true]);
  await timeline.loadOlder();
  const loading = timeline.loadNewer();
  expect(timeline.get().loadingNewer).toBe(true);
  await loading;
  expect(ends(timeline)).toEqual(["m200", "m399", true, true]);
});

test("what is loaded already is shown without asking, and a known seq saves a question", async () => {
  const timeline = await opened();
  const asked = () => server.callsOf("messages.list").length + server.callsOf("messages.get").length;
  const before = asked();
  expect(await timeline.goTo({ messageId: idOf(980) })).toEqual(there(980));
  expect(asked()).toBe(before);
  expect(await timeline.goTo({ messageId: idOf(10), seq: 10 })).toEqual(there(10));
  expect(asked()).toBe(before + 1);
  expect(ends(timeline)[0]).toBe("m1");
  expect(await timeline.goTo("newest")).toEqual({ status: "there", messageId: null });
  expect(asked()).toBe(before + 1);
  expect(ends(timeline)).toEqual(["m951", "m1000", true, false]);
});

test("a seq and a moment lead to the first message from there on, beyond the newest to the newest", async () => {
  const timeline = await opened();
  expect(await timeline.goTo({ seq: 0 })).toEqual(there(1));
  expect(await timeline.goTo({ seq: 5000 })).toEqual(there(1000));
  expect(timeline.get().hasNewer).toBe(false);
  const first = server.workspace.messages(channelId)[0];
  expect(await timeline.goTo({ at: first?.createdAt ?? "" })).toEqual(there(1));
  expect(await timeline.goTo({ at: "9999-01-01T00:00:00.000Z" })).toEqual(there(1000));
});

test("says what is in the way: no such message, a reply, no answer", async () => {
  const timeline = await opened();
  server.workspace.reply(channelId, idOf(1), ben, "a reply");
  const id = server.workspace.messages(channelId).find(({ text }) => text === "a reply")?.id ?? "";
  expect(await timeline.goTo({ messageId: id })).toEqual({ status: "in-thread", threadId: idOf(1) });
  for (const code of ["not_found", "invalid_input"] as const) {
    server.before("messages.get", () => {
      throw new ChatFlowError(code);
    });
    expect(await timeline.goTo({ messageId: "gone" })).toEqual({ status: "missing" });
  }
  server.before("messages.list", () => {
    throw new ChatFlowError("rate_limited");
  });
  expect(await timeline.goTo({ seq: 3 })).toMatchObject({ status: "failed", error: { code: "rate_limited" } });
  expect(ends(timeline)).toEqual(["m951", "m1000", true, false]);
});

test("the next way ends the one before, and sending leads to the newest end", async () => {
  const timeline = await opened();
  const first = timeline.goTo({ seq: 100 });
  const second = timeline.goTo({ seq: 600 });
  expect(await first).toEqual({ status: "superseded" });
  expect(await second).toEqual(there(600));
  server.workspace.say(channelId, ben, "meanwhile");
  chat.send(channelId, "mine");
  expect(texts(timeline).at(-1)).toBe("(mine)");
  expect(timeline.get().hasNewer).toBe(false);
  await until(timeline, () => texts(timeline).slice(-2).sort().join() === "meanwhile,mine");
});

test("[S1] a resync comes back to where one was", async () => {
  const timeline = await opened();
  await timeline.goTo({ seq: 300 });
  server.refuse("upgrade");
  server.cut();
  await until(chat.client.connection, ({ status }) => status !== "online");
  for (let at = 0; at <= changesAtMost; at++) server.workspace.say(channelId, ben, "meanwhile");
  const loads = server.callsOf("messages.list").length;
  server.refuse(undefined);
  chat.client.reconnectNow();
  await until(timeline, ({ status }) => status === "ready" && server.callsOf("messages.list").length >= loads + 2);
  expect(ends(timeline)).toEqual(["m250", "m349", true, true]);
  await timeline.goTo("newest");
  expect(texts(timeline).at(-1)).toBe("meanwhile");
});

test("opened at a message before anything is loaded, it asks for the message and the newest page together", async () => {
  for (let at = 1; at <= 1000; at++) server.workspace.say(channelId, ben, `m${at}`);
  await started(chat);
  const timeline = chat.timeline(channelId);
  expect(await timeline.goTo({ messageId: idOf(300) })).toEqual(there(300));
  expect(ends(timeline)).toEqual(["m250", "m349", true, true]);
  expect([server.callsOf("messages.get").length, server.callsOf("messages.list").length]).toEqual([1, 2]);
});
