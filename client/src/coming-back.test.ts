import type { CommandName } from "@chatflow/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { comeBack, goOffline, isOnline, reconnected, started } from "./test/line.ts";
import { eventually, until } from "./test/until.ts";

/** How long a client that has come back waits with what can wait. */
const pause = vi.hoisted(() => ({ ms: 0 }));
vi.mock("./backoff.ts", async (original) => ({ ...(await original<typeof import("./backoff.ts")>()), calmDelay: () => pause.ms }));

const never = 2 ** 30;
const canWait = ["users.me", "threads.list", "drafts.list", "workspace.get"] as const satisfies CommandName[];

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

/** How often each of those was asked for. */
const asked = () => canWait.map((name) => server.callsOf(name).length);

/** Everything that was asked for at first is answered. */
async function begun() {
  await started(chat);
  await isOnline(chat);
  await eventually(() => asked().every((count) => count === 1));
  await until(chat.workspace, (workspace) => workspace !== null);
  await chat.client.call("channels.get", { channelId });
}

test("at first everything is asked for at once", async () => {
  pause.ms = never;
  await begun();
});

test("on another connection the messages come first; what can wait is asked for later, and events count meanwhile", async () => {
  pause.ms = never;
  const { ada, ben, keeping } = server.workspace;
  const rootId = server.workspace.say(channelId, ada.id, "root").message.id;
  await begun();
  const timeline = chat.timeline(channelId);
  await until(timeline, ({ status }) => status === "ready");
  await reconnected(server, chat, () => server.workspace.say(channelId, ben.id, "missed"));
  await until(timeline, ({ entries }) => entries.length === 2);
  server.emit(keeping.updateMe({ name: "Countess" }));
  server.emit(keeping.setDraft(channelId, null, "from the phone").event);
  server.reply(channelId, rootId, ben.id, "a reply");
  server.workspace.threads.stand(channelId, rootId, { following: true });
  server.reply(channelId, rootId, ben.id, "another");
  await until(chat.me, (me) => me?.name === "Countess");
  await until(chat.draft(channelId, null), (text) => text === "from the phone");
  await until(chat.unreadThreads, ({ threads }) => threads === 1);
  expect(asked()).toEqual([1, 1, 1, 1]);
});

test("what nobody told of while the line was down is known once it was asked for", async () => {
  pause.ms = 0;
  const { ada, ben, keeping } = server.workspace;
  const rootId = server.workspace.say(channelId, ada.id, "root").message.id;
  await begun();
  await reconnected(server, chat, () => {
    keeping.updateMe({ name: "Countess" });
    keeping.setDraft(channelId, null, "from the phone");
    server.workspace.reply(channelId, rootId, ben.id, "a reply");
    server.workspace.threads.stand(channelId, rootId, { following: true });
  });
  await until(chat.me, (me) => me?.name === "Countess");
  await until(chat.draft(channelId, null), (text) => text === "from the phone");
  await until(chat.unreadThreads, ({ threads }) => threads === 1);
  await eventually(() => asked().every((count) => count === 2));
});

test("a chat that is stopped while it waits asks for nothing more, and for everything when it is started again", async () => {
  pause.ms = never;
  await begun();
  await reconnected(server, chat);
  await chat.client.call("channels.get", { channelId });
  expect(asked()).toEqual([1, 1, 1, 1]);
  chat.stop();
  await goOffline(server, chat);
  pause.ms = 0;
  chat.start();
  await comeBack(server, chat);
  await eventually(() => asked().every((count) => count === 2));
});

test("an answer that is older than an event does not take it back", async () => {
  pause.ms = 0;
  await begun();
  const held = Promise.withResolvers<void>();
  server.before("users.me", () => held.promise);
  const old = { ...server.workspace.keeping.me() };
  await reconnected(server, chat);
  await eventually(() => server.callsOf("users.me").length === 2);
  server.emit({ type: "me.updated", me: { ...old, name: "Countess" } });
  await until(chat.me, (me) => me?.name === "Countess");
  held.resolve();
  await chat.client.call("channels.get", { channelId });
  expect(chat.me.get()?.name).toBe("Countess");
});

test("from another epoch on everything is asked for at once", async () => {
  pause.ms = never;
  await begun();
  await reconnected(server, chat, () => {
    server.workspace.epoch = "second";
    server.hello.epoch = "second";
  });
  await eventually(() => asked().every((count) => count === 2));
});

test("what is shown is caught up with once the list was read on the line that stands", async () => {
  expect(chat.caughtUp.get()).toBe(false);
  await begun();
  await until(chat.caughtUp, (is) => is);
  const answer = Promise.withResolvers<void>();
  server.before("channels.list", () => answer.promise);
  await goOffline(server, chat);
  expect(chat.caughtUp.get()).toBe(false);
  await comeBack(server, chat);
  expect(chat.caughtUp.get()).toBe(false);
  answer.resolve();
  await until(chat.caughtUp, (is) => is);
  chat.stop();
  expect(chat.caughtUp.get()).toBe(false);
});
