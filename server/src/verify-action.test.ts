import { type Chat, createChat, createClient, type Readable } from "@chatflow/client";
import { type CommandName, type Draft, routes, type ScheduledMessage } from "@chatflow/protocol";
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
  "channels.markDelivered": "read afresh when a channel is opened; receipts are compared in channels/reading.test.ts",
  "presence.watch": "presence may be lost, and is part of no state",
  "presence.report": "presence may be lost, and is part of no state",
  "workspace.update": "a chat holds nothing of it; its event is compared in accounts/workspace.test.ts",
  "accounts.signUp": "people are read when first shown",
  "accounts.signIn": "one's own session",
  "accounts.signOut": "ends the connection that events come by",
  "sessions.revoke": "ends the connection that events come by",
  "invitations.create": "read with their page",
  "invitations.revoke": "read with their page",
};

type Stage = { channelId: string; messageId: string; threadId: string };

const actions: Partial<Record<CommandName, (stage: Stage) => Promise<unknown>>> = {
  "users.updateMe": () => grace.call("users.updateMe", { availability: "dnd", receipts: false }),
  "channels.create": async () => {
    await grace.call("channels.create", { type: "private", name: `new-${uuidv7()}`, topic: "fresh" });
    await grace.call("channels.create", { type: "direct", userIds: [ada.user.id, mallory.user.id] });
  },
  "channels.update": ({ channelId }) =>
    grace.call("channels.update", { channelId, name: `renamed-${uuidv7()}`, topic: "other", mayMentionEveryone: "moderator" }),
  "channels.archive": ({ channelId }) => grace.call("channels.archive", { channelId }),
  "channels.unarchive": async ({ channelId }) => {
    await grace.call("channels.archive", { channelId });
    await grace.call("channels.unarchive", { channelId });
    await grace.call("channels.update", { channelId, topic: "open again" }); // else all is as it was
  },
  "channels.removeMember": ({ channelId }) => grace.call("channels.removeMember", { channelId, userId: ada.user.id }),
  "channels.setRole": ({ channelId }) => grace.call("channels.setRole", { channelId, userId: ada.user.id, role: "moderator" }),
  "channels.updateSettings": ({ channelId }) =>
    ada.call("channels.updateSettings", { channelId, muted: true, favourite: true, sectionId: uuidv7() }),
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
  "threads.follow": async (stage) => {
    await ada.call("threads.unfollow", stage);
    await ada.call("threads.follow", stage);
  },
  "threads.unfollow": (stage) => ada.call("threads.unfollow", stage),
  "threads.markRead": (stage) => ada.call("threads.markRead", { ...stage, seq: 100 }),
};

/** Commands that do another thing with another input. */
const forms: Record<string, (stage: Stage) => Promise<unknown>> = {
  "users.updateMe of a profile": () =>
    grace.call("users.updateMe", { name: `Grace ${uuidv7()}`, title: "Admiral", timeZone: "America/New_York" }),
  "users.updateMe of preferences": () =>
    grace.call("users.updateMe", { preferences: { theme: "dark", sections: [{ id: uuidv7(), name: "Work", collapsed: false }] } }),
  "channels.update of permissions": ({ channelId }) =>
    grace.call("channels.update", {
      channelId,
      description: "**what** for",
      mayPost: "moderator",
      mayInvite: "moderator",
      mayPin: "moderator",
      isDefault: true,
    }),
  "channels.updateSettings back to nothing": async ({ channelId }) => {
    await ada.call("channels.updateSettings", { channelId, muted: true });
    await ada.call("channels.updateSettings", { channelId, muted: false });
    await ada.call("channels.markRead", { channelId, seq: 1 }); // else all is as it was
  },
  "messages.send of a reply": async ({ channelId, threadId, messageId }) => {
    await ada.call("messages.send", { channelId, id: uuidv7(), text: "one more", threadId });
    await ada.call("messages.send", { channelId, id: uuidv7(), text: "here, too, @grace", threadId: messageId, alsoInChannel: true });
  },
  "messages.send of a mention": ({ channelId }) => grace.call("messages.send", { channelId, id: uuidv7(), text: "@ada and @here" }),
  "messages.send of a quote": ({ channelId, messageId }) =>
    grace.call("messages.send", { channelId, id: uuidv7(), text: "", quote: { channelId, messageId } }),
  "messages.edit of a reply's mentions": async ({ channelId, threadId }) => {
    const { messages } = await ada.call("messages.list", { channelId, threadId });
    await grace.call("messages.edit", { channelId, messageId: messages[1]?.id ?? "", text: "no one" });
  },
  "messages.delete of replies": async ({ channelId, threadId }) => {
    for (const { id } of (await ada.call("messages.list", { channelId, threadId })).messages)
      await grace.call("messages.delete", { channelId, messageId: id });
  },
  "messages.delete of a root": ({ channelId, threadId }) => grace.call("messages.delete", { channelId, messageId: threadId }),
};

/** A public channel of Grace's with Ada in it, some messages, one of them with a reaction and one with a thread. */
async function setTheStage(): Promise<Stage> {
  const { channel } = await grace.call("channels.create", { type: "public", name: `stage-${uuidv7()}` });
  const channelId = channel.id;
  await grace.call("channels.addMember", { channelId, userId: ada.user.id });
  const sent = [];
  for (let n = 1; n <= 4; n++) sent.push(await grace.call("messages.send", { channelId, id: uuidv7(), text: `message ${n}` }));
  const messageId = sent[2]?.id ?? "";
  await ada.call("messages.react", { channelId, messageId, emoji: "👍" });
  const threadId = sent[0]?.id ?? "";
  await ada.call("messages.send", { channelId, id: uuidv7(), text: "a reply", threadId });
  await grace.call("messages.send", { channelId, id: uuidv7(), text: "another, @ada", threadId });
  return { channelId, messageId, threadId };
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

async function watch(person: Person, { channelId, threadId }: Stage): Promise<Chat> {
  const chat = createChat(createClient({ url: server.url, token: person.token }));
  chats.push(chat);
  chat.start();
  await until(chat.state, (state) => state === "ready");
  await until(chat.client.connection, ({ status }) => status === "online");
  await until(chat.timeline(channelId), ({ status }) => status !== "loading");
  await until(chat.thread(channelId, threadId), ({ status }) => status !== "loading");
  await until(chat.threads, ({ status }) => status !== "loading");
  await until(chat.user(grace.user.id), (user) => user !== undefined);
  return chat;
}

/** Everything that a person would see. */
function view(chat: Chat, { channelId, threadId }: Stage) {
  const thread = chat.thread(channelId, threadId).get();
  return {
    me: chat.me.get(),
    grace: chat.user(grace.user.id).get(),
    // when it was counted is not seen
    threads: chat.threads.get().threads.map(({ root, state: { rev: _, ...state } }) => ({ root, state })),
    unreadThreads: chat.unreadThreads.get(),
    thread: { root: thread.root, entries: thread.entries, state: { ...thread.state, rev: null } },
    channels: chat.channels.get().map(({ read: _, ...entry }) => ({ ...entry, unread: chat.unread(entry.channel.id).get() })),
    timeline: chat.timeline(channelId).get().entries,
  };
}

test.each([...Object.entries(actions), ...Object.entries(forms)])(
  "[E1] %s: what was held and the events are what a fresh read gives",
  async (_name, act) => {
    const stage = await setTheStage();
    const watching = await Promise.all(
      Object.entries(people).map(async ([name, person]) => [name, person, await watch(person, stage)] as const),
    );
    const before = watching.map(([, , chat]) => view(chat, stage));
    await act(stage);
    let changed = 0;
    for (const [index, [name, person, chat]] of watching.entries()) {
      const fresh = view(await watch(person, stage), stage);
      await vi.waitFor(() => expect({ name, ...view(chat, stage) }).toEqual({ name, ...fresh }), { timeout: 5000, interval: 10 });
      if (JSON.stringify(fresh) !== JSON.stringify(before[index])) changed += 1;
    }
    expect(changed, "the action changed nothing that anybody sees").toBeGreaterThan(0);
    for (const chat of chats.splice(0)) chat.stop();
  },
);

type Kept = { saved: Map<string, string>; drafts: Map<string, Draft>; scheduled: Map<string, ScheduledMessage> };

const hoursAhead = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** What one keeps for oneself alone. */
const keeping: Record<string, (stage: Stage) => Promise<unknown>> = {
  "saved.add": async ({ channelId }) => {
    const { id } = await grace.call("messages.send", { channelId, id: uuidv7(), text: "worth keeping" });
    await ada.call("saved.add", { channelId, messageId: id });
  },
  "saved.remove": (stage) => ada.call("saved.remove", stage),
  "drafts.set": async ({ channelId, messageId }) => {
    await ada.call("drafts.set", { channelId, text: "" });
    for (const text of ["a", "an answer"]) await ada.call("drafts.set", { channelId, threadId: messageId, text });
  },
  "scheduled.create": async ({ channelId, threadId }) => {
    await ada.call("scheduled.create", { channelId, id: uuidv7(), text: "tomorrow", sendAt: hoursAhead(24) });
    await ada.call("scheduled.create", { channelId, id: uuidv7(), text: "a reply", threadId, alsoInChannel: true, sendAt: hoursAhead(1) });
    const quote = { channelId, messageId: threadId };
    await ada.call("scheduled.create", { channelId, id: uuidv7(), text: "", quote, sendAt: hoursAhead(3) });
  },
  "scheduled.update": async () => {
    const { scheduled } = await ada.call("scheduled.list", {});
    await ada.call("scheduled.update", { scheduledId: scheduled[0]?.id ?? "", text: "other", sendAt: hoursAhead(48) });
  },
  "scheduled.remove": async () => {
    const { scheduled } = await ada.call("scheduled.list", {});
    await ada.call("scheduled.remove", { scheduledId: scheduled[0]?.id ?? "" });
  },
  // Sending it, too, is told. A command with another input does another thing.
  "scheduled.update of what is due": async () => {
    const { scheduled } = await ada.call("scheduled.list", {});
    await ada.call("scheduled.update", { scheduledId: scheduled[0]?.id ?? "", sendAt: hoursAhead(-1) });
    await vi.waitFor(async () => expect((await ada.call("scheduled.list", {})).scheduled).toHaveLength(scheduled.length - 1), 5000);
  },
};

async function readKept({ call }: Person): Promise<Kept> {
  const [{ saved }, { drafts }, { scheduled }] = await Promise.all([
    call("saved.list", { limit: 200 }),
    call("drafts.list", { limit: 200 }),
    call("scheduled.list", {}),
  ]);
  return {
    saved: new Map(saved.map(({ message, savedAt }) => [`${message.channelId} ${message.id}`, savedAt])),
    drafts: new Map(drafts.map((draft) => [`${draft.channelId} ${draft.threadId}`, draft])),
    scheduled: new Map(scheduled.map((one) => [one.id, one])),
  };
}

function put<T>(map: Map<string, T>, key: string, value: T | null) {
  if (value === null) map.delete(key);
  else map.set(key, value);
}

test.each(Object.entries(keeping))(
  "[D1, E1] %s: one's own list and the events are what a fresh read gives, and others get none",
  async (_name, act) => {
    const stage = await setTheStage();
    await ada.call("saved.add", stage);
    await ada.call("drafts.set", { channelId: stage.channelId, text: "begun" });
    await ada.call("scheduled.create", { channelId: stage.channelId, id: uuidv7(), text: "later", sendAt: hoursAhead(2) });
    const watching = await Promise.all(
      Object.values(people).map(async (person) => {
        const { client } = await watch(person, stage);
        const seen = { person, client, before: await readKept(person), held: await readKept(person), told: 0 };
        client.onEvent((event) => {
          if (event.type === "saved.updated") put(seen.held.saved, `${event.channelId} ${event.messageId}`, event.savedAt);
          else if (event.type === "draft.updated") put(seen.held.drafts, `${event.channelId} ${event.threadId}`, event.draft);
          else if (event.type === "scheduled.updated") put(seen.held.scheduled, event.scheduledId, event.scheduled);
          else return;
          seen.told += 1;
        });
        return seen;
      }),
    );
    await act(stage);
    for (const seen of watching) {
      const { person, client, before, held } = seen;
      const fresh = await readKept(person);
      await vi.waitFor(() => expect(held).toEqual(fresh), { timeout: 5000, interval: 10 });
      if (person === ada) expect(fresh, "the action changed nothing").not.toEqual(before);
      else {
        await client.call("users.me", {}); // what was told before it was answered has arrived by now
        expect([fresh, seen.told]).toEqual([before, 0]);
      }
    }
    for (const chat of chats.splice(0)) chat.stop();
  },
);

test("every command that changes something is verified, or said to change nothing that is held", () => {
  const changing = Object.entries(routes).flatMap(([name, route]) => (route.startsWith("GET") ? [] : [name]));
  expect(
    [...Object.keys(actions), ...new Set(Object.keys(keeping).map((row) => row.split(" of ")[0])), ...Object.keys(untold)].toSorted(),
  ).toEqual(changing.toSorted());
});
