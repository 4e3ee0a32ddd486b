import { ChatFlowError, defaultPreferences } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createChat } from "./chat.ts";
import type { Chat } from "./chat-api.ts";
import { createClient } from "./client.ts";
import { memoryStorage } from "./storage/memory.ts";
import type { ChatStorage } from "./storage/storage.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { comeBack, goOffline, isOnline, started } from "./test/line.ts";
import { eventually, until } from "./test/until.ts";

let server: FakeServer;
let chats: Chat[];
let channelId: string;

beforeEach(async () => {
  chats = [];
  server = await startFakeServer();
  channelId = server.workspace.addChannel("general").channel.id;
});
afterEach(async () => {
  for (const chat of chats) chat.stop();
  await server.stop();
});

async function opened(storage: ChatStorage = memoryStorage()): Promise<Chat> {
  const chat = createChat(createClient({ url: server.url }), { storage });
  chats.push(chat);
  await started(chat);
  await isOnline(chat);
  await eventually(() => chat.me.get() !== null && server.callsOf("channels.list").length > 0);
  return chat;
}

/** Answers to this command wait until the returned function is called. */
function hold(name: "users.updateMe" | "channels.updateSettings") {
  const held = Promise.withResolvers<void>();
  server.before(name, () => held.promise);
  return held.resolve;
}

const preferences = (chat: Chat) => chat.me.get()?.preferences;
const settings = (chat: Chat) => chat.channel(channelId).get()?.settings;
const inList = (chat: Chat) => chat.channels.get().find(({ channel }) => channel.id === channelId)?.settings;

test("[A3] preferences are shown at once; those that are set meanwhile go together, and the last of each holds", async () => {
  const chat = await opened();
  const release = hold("users.updateMe");
  const made = [
    chat.setPreferences({ theme: "dark" }),
    chat.setPreferences({ theme: "light", density: "compact" }),
    chat.setPreferences({ density: "comfortable", language: "de" }),
  ];
  const wished = { ...defaultPreferences, theme: "light", language: "de" };
  expect(preferences(chat)).toEqual(wished);
  // What another device set meanwhile is not lost, and does not cover what one has just wished.
  server.emit(server.workspace.keeping.updateMe({ preferences: { ...defaultPreferences, theme: "contrast", notify: "all" } }));
  await eventually(() => preferences(chat)?.notify === "all");
  expect(preferences(chat)).toEqual({ ...wished, notify: "all" });
  release();
  await Promise.all(made);
  expect(preferences(chat)).toEqual({ ...wished, notify: "all" });
  expect(server.callsOf("users.updateMe").map(({ input }) => input)).toEqual([
    { preferences: { theme: "dark" } },
    { preferences: { theme: "light", density: "comfortable", language: "de" } },
  ]);
});

test("a preference that is refused is taken back, and the next one is not held up", async () => {
  const chat = await opened();
  let calls = 0;
  server.before("users.updateMe", () => {
    calls += 1;
    if (calls === 1) throw new ChatFlowError("invalid_input");
  });
  const refused = chat.setPreferences({ theme: "dark" });
  const taken = chat.setPreferences({ density: "compact" });
  await expect(refused).rejects.toMatchObject({ code: "invalid_input" });
  expect(preferences(chat)).toEqual({ ...defaultPreferences, density: "compact" });
  await taken;
  expect(preferences(chat)).toEqual({ ...defaultPreferences, density: "compact" });
});

test("[A3] without a connection it is shown, waits, and goes out on the next one", async () => {
  const chat = await opened();
  await goOffline(server, chat);
  server.before("users.updateMe", () => {
    throw new ChatFlowError("unavailable");
  });
  server.before("channels.updateSettings", () => {
    throw new ChatFlowError("unavailable");
  });
  const made = [
    chat.setPreferences({ theme: "dark" }),
    chat.arrange(channelId, { muted: true }),
    chat.setPreferences({ notify: "none" }),
    chat.arrange(channelId, { favourite: true }),
  ];
  const wished = { muted: true, favourite: true, sectionId: null };
  await eventually(() => server.callsOf("users.updateMe").length > 0 && server.callsOf("channels.updateSettings").length > 0);
  expect([preferences(chat)?.theme, settings(chat), inList(chat)]).toEqual(["dark", wished, wished]);
  server.before("users.updateMe", undefined);
  server.before("channels.updateSettings", undefined);
  await comeBack(server, chat);
  await Promise.all(made);
  expect(preferences(chat)).toEqual({ ...defaultPreferences, theme: "dark", notify: "none" });
  expect([settings(chat), server.workspace.entry(channelId).settings]).toEqual([wished, wished]);
});

test("[A3] a request that hangs because the line is gone is not waited for on the next one", async () => {
  const chat = await opened();
  await goOffline(server, chat);
  const held = Promise.withResolvers<void>();
  for (const name of ["users.updateMe", "channels.updateSettings"] as const)
    server.before(name, ({ transport }) => (transport === "http" ? held.promise : undefined));
  const made = [chat.setPreferences({ theme: "dark" }), chat.arrange(channelId, { muted: true })];
  await eventually(() => server.callsOf("users.updateMe").length > 0 && server.callsOf("channels.updateSettings").length > 0);
  await comeBack(server, chat);
  await Promise.all(made);
  expect([preferences(chat)?.theme, settings(chat)?.muted]).toEqual(["dark", true]);
  held.resolve();
});

test("[A3] a channel is arranged at once, taken back when refused, and without settings when nothing is set", async () => {
  const chat = await opened();
  const sectionId = uuidv7();
  const release = hold("channels.updateSettings");
  const made = chat.arrange(channelId, { favourite: true, sectionId });
  const wished = { muted: false, favourite: true, sectionId };
  expect([settings(chat), inList(chat)]).toEqual([wished, wished]);
  expect(chat.channel(channelId).get()).toBe(chat.channel(channelId).get());
  // The entry goes on living under it.
  server.say(channelId, server.workspace.ben.id, "hello");
  await eventually(() => chat.channel(channelId).get()?.head.seq === 1);
  expect(settings(chat)).toEqual(wished);
  release();
  await made;
  expect(settings(chat)).toEqual(wished);

  server.before("channels.updateSettings", () => {
    throw new ChatFlowError("not_member");
  });
  const refused = chat.arrange(channelId, { muted: true });
  expect(settings(chat)).toEqual({ ...wished, muted: true });
  await expect(refused).rejects.toMatchObject({ code: "not_member" });
  expect([settings(chat), inList(chat)]).toEqual([wished, wished]);

  server.before("channels.updateSettings", undefined);
  await chat.arrange(channelId, { favourite: false, sectionId: null });
  expect(chat.channel(channelId).get()).not.toHaveProperty("settings");
});

test("what another device arranges is shown, and settings outlast a reload", async () => {
  const storage = memoryStorage();
  const chat = await opened(storage);
  const { result, event } = server.workspace.answer("channels.updateSettings", { channelId, muted: true });
  if (event) server.emit(event);
  await eventually(() => settings(chat)?.muted === true);
  expect(settings(chat)).toEqual(result);
  await chat.setPreferences({ theme: "contrast" });
  chat.stop();
  await server.stop();
  const again = createChat(createClient({ url: server.url }), { storage });
  chats.push(again);
  again.start();
  await until(again.state, (state) => state === "ready");
  expect([settings(again), preferences(again)?.theme]).toEqual([result, "contrast"]);
});

test("what was not sent when the chat is stopped is rejected, and left to the next start", async () => {
  const chat = await opened();
  const release = hold("users.updateMe");
  const made = [chat.setPreferences({ theme: "dark" }), chat.setPreferences({ density: "compact" })].map((one) =>
    one.catch((error: ChatFlowError) => error.code),
  );
  chat.stop();
  expect(await Promise.all(made)).toEqual(["unavailable", "unavailable"]);
  release();
  chat.start();
  await eventually(() => server.workspace.keeping.me().preferences.density === "compact");
  await until(chat.me, (me) => me?.preferences.density === "compact");
  expect(preferences(chat)).toEqual({ ...defaultPreferences, theme: "dark", density: "compact" });
});

test("people who were asked for change with their events, oneself too; an answer under way does not take that back", async () => {
  const chat = await opened();
  const { ben, ada } = server.workspace;
  server.emit({ type: "user.updated", user: { ...ben, name: "not asked for" } });
  await chat.client.call("workspace.get", {}); // by now it has arrived
  await until(chat.user(ben.id), (user) => user?.name === "Ben");
  server.emit({ type: "user.updated", user: { ...ben, name: "Benjamin", title: "Poet" } });
  await until(chat.user(ben.id), (user) => user?.name === "Benjamin");
  server.emit(server.workspace.keeping.updateMe({ name: "Countess" }));
  await until(chat.me, (me) => me?.name === "Countess");
  expect(chat.user(ada.id).get()?.name).toBe("Countess");

  const cyril = { ...ben, id: uuidv7(), username: "cyril", name: "Cyril" };
  server.workspace.users.set(cyril.id, cyril);
  const held = Promise.withResolvers<void>();
  server.before("users.list", () => held.promise);
  const asked = chat.user(cyril.id);
  await eventually(() => server.callsOf("users.list").length > 1);
  server.emit({ type: "user.updated", user: { ...cyril, name: "Kyril" } });
  await until(asked, (user) => user?.name === "Kyril");
  held.resolve();
  await chat.client.call("workspace.get", {}); // answered after the other, on the same line
  expect(asked.get()?.name).toBe("Kyril");
});

test("the workspace's changes are passed on", async () => {
  const chat = await opened();
  const heard: unknown[] = [];
  chat.client.onEvent((event) => heard.push(event));
  const event = {
    type: "workspace.updated",
    workspace: { name: "Engines", logo: null, registration: "open", needsAdmin: false },
  } as const;
  server.emit(event);
  await eventually(() => heard.length > 0);
  expect(heard).toEqual([event]);
});
