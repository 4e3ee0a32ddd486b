import { ChatFlowError, defaultPreferences } from "@chatflow/protocol";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isKeptChange } from "./changes-entry.ts";
import type { Chat } from "./chat-api.ts";
import { indexedDbStorage } from "./storage/indexed-db.ts";
import { memoryStorage } from "./storage/memory.ts";
import type { ChatStorage } from "./storage/storage.ts";
import { lockedTabs } from "./storage/tabs.ts";
import { fakeLocks } from "./test/fake-locks.ts";
import { type FakeServer, startFakeServer } from "./test/fake-server.ts";
import { comeBack, goOffline, isOnline } from "./test/line.ts";
import { openedPage } from "./test/page.ts";
import { eventually, until } from "./test/until.ts";

globalThis.IDBKeyRange = IDBKeyRange;

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

async function opened(storage: ChatStorage) {
  const page = await openedPage(server, storage);
  chats.push(page.chat);
  return page;
}

const media: [string, () => ChatStorage][] = [
  ["memory", memoryStorage],
  ["IndexedDB", () => indexedDbStorage({ indexedDB: new IDBFactory(), locks: null })],
];
const commands = ["users.me", "channels.list", "users.updateMe", "channels.updateSettings"] as const;
const preferences = (chat: Chat) => chat.me.get()?.preferences;
const settings = (chat: Chat) => chat.channel(channelId).get()?.settings;
const sent = () => [...server.callsOf("users.updateMe"), ...server.callsOf("channels.updateSettings")].map(({ input }) => input);
const isEmpty = async (storage: ChatStorage) => !(await storage.keys([])).some((key) => key[1] === "changes");

/** Nothing gets through, over HTTP neither. What was tried meanwhile is not counted. */
async function cutOff(chat: Chat) {
  for (const name of commands) {
    server.before(name, () => {
      throw new ChatFlowError("unavailable");
    });
  }
  await goOffline(server, chat);
}

/** What {@link wish} comes to: what was tried is not put together with what came after it. */
const wishes = () => [
  { preferences: { theme: "dark" } },
  { preferences: { density: "compact" } },
  { channelId, muted: true },
  { channelId, favourite: true },
];

/** The server is reached again, and it counts from here what it is asked. */
function reachable() {
  server.calls.length = 0;
  for (const name of commands) server.before(name, undefined);
}

/** A page of somebody who was here before, and is not reached now. */
async function openedOffline(storage: ChatStorage) {
  (await opened(storage)).chat.stop();
  const page = await opened(storage);
  await isOnline(page.chat);
  await cutOff(page.chat);
  return page;
}

/** Without a connection, and kept; nobody waits for the answers once the page is gone. */
async function wish(chat: Chat) {
  const made = [
    chat.setPreferences({ theme: "dark" }),
    chat.arrange(channelId, { muted: true }),
    chat.setPreferences({ density: "compact" }),
    chat.arrange(channelId, { favourite: true }),
  ];
  for (const one of made) one.catch(() => {});
  // What was tried at once is refused by now, and not on its way.
  await eventually(() => sent().length >= 2);
  expect(await chat.kept()).toBe(true);
}

test.each(media)(
  "[A3] %s: what was wished without a connection survives the reload, is shown at once, and is sent once",
  async (_, make) => {
    const storage = make();
    const first = await openedOffline(storage);
    await wish(first.chat);
    first.close();
    const { chat } = await opened(storage);
    const wished = { ...defaultPreferences, theme: "dark", density: "compact" };
    const arranged = { muted: true, favourite: true, sectionId: null };
    expect([preferences(chat), settings(chat)]).toEqual([wished, arranged]);
    reachable();
    await comeBack(server, chat);
    await eventually(() => sent().length === 4);
    await until(chat.me, () => server.workspace.keeping.me().preferences.density === "compact");
    await eventually(() => server.workspace.entry(channelId).settings?.favourite === true);
    expect([preferences(chat), settings(chat)]).toEqual([wished, arranged]);
    await chat.client.call("workspace.get", {});
    expect(sent()).toEqual(wishes());
    await chat.kept();
    expect(await isEmpty(storage)).toBe(true);
  },
);

test("[A3] what is wished after the reload follows what was kept, and waits for its own answer", async () => {
  const storage = memoryStorage();
  const first = await openedOffline(storage);
  await wish(first.chat);
  first.close();
  const { chat } = await opened(storage);
  const refused = expect(chat.setPreferences({ theme: "contrast" })).rejects.toMatchObject({ code: "invalid_input" });
  expect(preferences(chat)).toEqual({ ...defaultPreferences, theme: "contrast", density: "compact" });
  reachable();
  server.before("users.updateMe", ({ input }) => {
    if ((input.preferences as { theme?: string }).theme === "contrast") throw new ChatFlowError("invalid_input");
  });
  await comeBack(server, chat);
  await refused;
  expect(preferences(chat)).toEqual({ ...defaultPreferences, theme: "dark", density: "compact" });
  // Whoever made it was told: it is not told again.
  expect(chat.refusals.get()).toEqual([]);
  await chat.kept();
  expect(await isEmpty(storage)).toBe(true);
});

test("what was kept and is refused is taken back, and told with its reason until it is dismissed, over another reload, too", async () => {
  const storage = memoryStorage();
  const first = await openedOffline(storage);
  await wish(first.chat);
  first.close();
  const second = await opened(storage);
  reachable();
  server.before("users.updateMe", () => {
    throw new ChatFlowError("invalid_input");
  });
  server.before("channels.updateSettings", () => {
    throw new ChatFlowError("not_member");
  });
  await comeBack(server, second.chat);
  await until(second.chat.refusals, (refusals) => refusals.length === 4);
  expect(preferences(second.chat)).toEqual(defaultPreferences);
  expect(second.chat.channel(channelId).get()).not.toHaveProperty("settings");
  await second.chat.kept();
  second.close();
  const { chat } = await opened(storage);
  const refusals = await until(chat.refusals, (now) => now.length === 4);
  expect(refusals.map(({ change, error }) => [change, error.code])).toEqual(
    expect.arrayContaining([
      [{ do: "prefer", preferences: { theme: "dark" } }, "invalid_input"],
      [{ do: "prefer", preferences: { density: "compact" } }, "invalid_input"],
      [{ do: "arrange", settings: { muted: true } }, "not_member"],
      [{ do: "arrange", settings: { favourite: true } }, "not_member"],
    ]),
  );
  expect(preferences(chat)).toEqual(defaultPreferences);
  for (const { id } of refusals) chat.dismiss(id);
  expect(chat.refusals.get()).toEqual([]);
  await chat.kept();
  expect(await isEmpty(storage)).toBe(true);
});

test("of two tabs each sends its own, and what one has left behind is sent once by the other as soon as that is gone", async () => {
  const { locks, closeTabs } = fakeLocks();
  const storage = { ...memoryStorage(), tabs: lockedTabs(locks, "test") };
  const first = await openedOffline(storage);
  await wish(first.chat);
  const { chat } = await opened(storage);
  chat.setPreferences({ notify: "none" }).catch(() => {});
  await chat.kept();
  first.close();
  reachable();
  await comeBack(server, chat);
  await eventually(() => sent().length === 1);
  await chat.client.call("workspace.get", {});
  expect(sent()).toEqual([{ preferences: { notify: "none" } }]);
  closeTabs();
  await eventually(() => sent().length === 5);
  await eventually(() => settings(chat)?.favourite === true && preferences(chat)?.theme === "dark");
  await chat.client.call("workspace.get", {});
  expect(sent()).toHaveLength(5);
  expect(sent()).toEqual(expect.arrayContaining(wishes()));
  expect(preferences(chat)).toEqual({ ...defaultPreferences, theme: "dark", density: "compact", notify: "none" });
  await chat.kept();
  expect(await isEmpty(storage)).toBe(true);
});

test("signing out wipes what was wished, and nobody else sends it", async () => {
  const storage = memoryStorage();
  const first = await openedOffline(storage);
  await wish(first.chat);
  expect(await isEmpty(storage)).toBe(false);
  first.chat.stop();
  const ada = { ...server.workspace.ada };
  Object.assign(server.workspace.ada, { id: server.workspace.ben.id, username: "ben" });
  server.hello.userId = server.workspace.ben.id;
  reachable();
  server.refuse(undefined);
  const asBen = await opened(storage);
  await until(asBen.chat.me, (me) => me?.id === server.workspace.ben.id);
  await isOnline(asBen.chat);
  expect(preferences(asBen.chat)).toEqual(defaultPreferences);
  await asBen.chat.client.call("workspace.get", {});
  expect(sent()).toEqual([]);
  await cutOff(asBen.chat);
  await wish(asBen.chat);
  expect((await storage.keys([])).filter(([whose]) => whose === ada.id)).toEqual([]);
  await asBen.chat.wipe();
  expect(await storage.keys([])).toEqual([]);
});

test("of what another version may have kept, only what can be carried out is taken over", () => {
  const made = { id: "a", madeAt: "2026-01-01T00:00:00.000Z", order: 1 };
  const [prefer, arrange, edit] = [
    { do: "prefer", preferences: {} },
    { do: "arrange", settings: {} },
    { do: "edit", text: "" },
  ];
  const whole = [{ change: prefer }, { channelId: "c", change: arrange }, { channelId: "c", messageId: "m", change: edit }];
  expect(whole.map((one) => isKeptChange({ ...made, ...one }))).toEqual([true, true, true]);
  const broken = [{ change: arrange }, { channelId: "c", change: edit }, { channelId: "c", messageId: "m", change: null }, {}];
  expect(broken.map((one) => isKeptChange({ ...made, ...one }))).toEqual([false, false, false, false]);
  expect([null, "text", { ...made, order: "1", change: prefer }].map(isKeptChange)).toEqual([false, false, false]);
});
