import { type Channel, ChatFlowError } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { memoryStorage } from "./storage/memory.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { reconnected, started } from "./test/line.ts";
import { eventually, until } from "./test/until.ts";

let server: FakeServer;
let chat: Chat;
let channel: Channel;

beforeEach(async () => {
  server = await startFakeServer();
  chat = createChat(createClient({ url: server.url }));
  channel = server.workspace.addChannel("general").channel;
});
afterEach(async () => {
  chat.stop();
  await server.stop();
});

test("what one sets of oneself is in me, here and from another device, also while the account is being read", async () => {
  await started(chat);
  await chat.updateMe({ availability: "dnd" });
  expect(chat.me.get()?.availability).toBe("dnd");
  server.emit(server.workspace.keeping.updateMe({ availability: "away" }));
  await until(chat.me, (me) => me?.availability === "away");
  let release = () => {};
  const waiting = new Promise<void>((resolve) => (release = resolve));
  // The list of channels waits while oneself, already read, grows old.
  await reconnected(server, chat, () => server.before("channels.list", () => waiting));
  await eventually(() => server.callsOf("channels.list").length === 2);
  server.emit(server.workspace.keeping.updateMe({ availability: "auto" }));
  await until(chat.me, (me) => me?.availability === "auto");
  release();
  await eventually(() => server.callsOf("drafts.list").length === 2);
  expect(chat.me.get()?.availability).toBe("auto");
});

test("[D1] a draft reaches the other devices, and is gone everywhere when it is emptied, not by what else is sent", async () => {
  const other = createChat(createClient({ url: server.url }));
  await started(chat);
  other.start();
  try {
    await until(other.state, (state) => state === "ready");
    server.emit(server.workspace.keeping.setDraft(channel.id, null, "half").event);
    await until(chat.draft(channel.id, null), (text) => text === "half");
    await until(other.draft(channel.id, null), (text) => text === "half");
    other.send(channel.id, "something else");
    expect(other.draft(channel.id, null).get()).toBe("half");
    other.setDraft(channel.id, null, "");
    expect(other.draft(channel.id, null).get()).toBe("");
    await until(chat.draft(channel.id, null), (text) => text === "");
    expect(server.workspace.keeping.drafts.size).toBe(0);
  } finally {
    other.stop();
  }
});

test("a draft that the server does not have yet outlives the page", async () => {
  const storage = memoryStorage();
  server.before("drafts.set", () => {
    throw new ChatFlowError("unavailable");
  });
  const first = createChat(createClient({ url: server.url }), { storage });
  first.start();
  await until(first.state, (state) => state === "ready");
  first.setDraft(channel.id, null, "half a thought");
  first.stop();
  server.before("drafts.set", undefined);
  const second = createChat(createClient({ url: server.url }), { storage });
  second.start();
  try {
    await until(second.draft(channel.id, null), (text) => text === "half a thought");
    await eventually(() => server.workspace.keeping.drafts.size === 1);
  } finally {
    second.stop();
  }
});
