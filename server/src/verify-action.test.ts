import { type Chat, createChat, createClient, type Readable } from "@chatflow/client";
import { type CommandName, routes } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { afterAll, expect, test, vi } from "vitest";
import { type Person, testServer } from "../test/server.ts";

/**
 * For every command that changes something: what a client held before, changed by the events alone, is what a fresh
 * client reads (R5). Seen by who acts, by another member, and by somebody who is not in the channel.
 */
const server = await testServer();
const [grace, ada, mallory] = [await server.person("grace"), await server.person("ada"), await server.person("mallory")];
const people = { grace, ada, mallory };

/** Changes nothing that events tell of: it is read where it is shown. */
const untold: Partial<Record<CommandName, string>> = {
  "channels.typing": "lasts for seconds, and is no state",
  "workspace.update": "read with the page",
  "accounts.signUp": "people are read when first shown",
  "accounts.signIn": "one's own session",
  "accounts.signOut": "ends the connection that events come by",
  "sessions.revoke": "ends the connection that events come by",
  "invitations.create": "read with their page",
  "invitations.revoke": "read with their page",
};

type Stage = { channelId: string; messageId: string };

const actions: Partial<Record<CommandName, (stage: Stage) => Promise<unknown>>> = {
  "channels.create": async () => {
    await grace.call("channels.create", { type: "private", name: `new-${uuidv7()}`, topic: "fresh" });
    await grace.call("channels.create", { type: "direct", userIds: [ada.user.id, mallory.user.id] });
  },
  "channels.update": ({ channelId }) => grace.call("channels.update", { channelId, name: `renamed-${uuidv7()}`, topic: "other" }),
  "channels.join": ({ channelId }) => mallory.call("channels.join", { channelId }),
  "channels.leave": ({ channelId }) => grace.call("channels.leave", { channelId }), // its owner: ownership passes on
  "channels.addMember": ({ channelId }) => grace.call("channels.addMember", { channelId, userId: mallory.user.id }),
  "channels.markRead": ({ channelId }) => ada.call("channels.markRead", { channelId, seq: 2 }),
  "messages.send": ({ channelId }) => grace.call("messages.send", { channelId, id: uuidv7(), text: "more" }),
  "messages.edit": (stage) => grace.call("messages.edit", { ...stage, text: "edited" }),
  "messages.delete": (stage) => grace.call("messages.delete", stage),
  "messages.react": (stage) => ada.call("messages.react", { ...stage, emoji: "🎉" }),
  "messages.unreact": (stage) => ada.call("messages.unreact", { ...stage, emoji: "👍" }),
  "messages.pin": (stage) => ada.call("messages.pin", stage),
  "messages.unpin": async (stage) => {
    await ada.call("messages.pin", stage);
    await ada.call("messages.unpin", stage);
  },
};

/** A public channel of Grace's with Ada in it, some messages, and one of them with a reaction. */
async function setTheStage(): Promise<Stage> {
  const { channel } = await grace.call("channels.create", { type: "public", name: `stage-${uuidv7()}` });
  const channelId = channel.id;
  await grace.call("channels.addMember", { channelId, userId: ada.user.id });
  const sent = [];
  for (let n = 1; n <= 4; n++) sent.push(await grace.call("messages.send", { channelId, id: uuidv7(), text: `message ${n}` }));
  const messageId = sent[2]?.id ?? "";
  await ada.call("messages.react", { channelId, messageId, emoji: "👍" });
  return { channelId, messageId };
}

const chats: Chat[] = [];
afterAll(() => {
  for (const chat of chats) chat.stop();
});

function until<T>(readable: Readable<T>, fits: (value: T) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!fits(readable.get())) return;
      end();
      resolve();
    };
    const end = readable.subscribe(look);
    look();
  });
}

async function watch(person: Person, channelId: string): Promise<Chat> {
  const chat = createChat(createClient({ url: server.url, token: person.token }));
  chats.push(chat);
  chat.start();
  await until(chat.state, (state) => state === "ready");
  await until(chat.client.connection, ({ status }) => status === "online");
  await until(chat.timeline(channelId), ({ status }) => status !== "loading");
  return chat;
}

/** Everything that a person would see. */
function view(chat: Chat, channelId: string) {
  return {
    channels: chat.channels.get().map(({ read: _, ...entry }) => ({ ...entry, unread: chat.unread(entry.channel.id).get() })),
    timeline: chat.timeline(channelId).get().entries,
  };
}

test.each(Object.entries(actions))("[E1] %s: what was held and the events are what a fresh read gives", async (_name, act) => {
  const stage = await setTheStage();
  const { channelId } = stage;
  const watching = await Promise.all(
    Object.entries(people).map(async ([name, person]) => [name, person, await watch(person, channelId)] as const),
  );
  const before = watching.map(([, , chat]) => view(chat, channelId));
  await act(stage);
  let changed = 0;
  for (const [index, [name, person, chat]] of watching.entries()) {
    const fresh = view(await watch(person, channelId), channelId);
    await vi.waitFor(() => expect({ name, ...view(chat, channelId) }).toEqual({ name, ...fresh }), { timeout: 5000, interval: 10 });
    if (JSON.stringify(fresh) !== JSON.stringify(before[index])) changed += 1;
  }
  expect(changed, "the action changed nothing that anybody sees").toBeGreaterThan(0);
  for (const chat of chats.splice(0)) chat.stop();
});

test("every command that changes something is verified, or said to change nothing that is held", () => {
  const changing = Object.entries(routes).flatMap(([name, route]) => (route.startsWith("GET") ? [] : [name]));
  expect([...Object.keys(actions), ...Object.keys(untold)].toSorted()).toEqual(changing.toSorted());
});
