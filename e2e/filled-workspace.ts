import { randomUUID } from "node:crypto";
import { type Client, createClient } from "@chatflow/client";
import { password } from "./person.ts";

/** Where the things are that {@link fillWorkspace} made. */
export type FilledWorkspace = {
  invitation: string;
  /** Ada's and Grace's, with everything in it that a message can be. */
  workshop: string;
  /** Grace's alone, public. */
  library: string;
  /** Grace's, with Ada in it and one message that she has not read. */
  news: string;
  /** The message that has a thread. */
  threadId: string;
  /** What Grace does meanwhile. */
  byGrace: Client["call"];
};

export const richText = `**Bold**, *slanted*, ~~struck~~, \`inline\`, [a link](https://example.org) and ||a spoiler||

> Somebody said this before

1. first
2. second

- [x] done
- [ ] still to do

| Part | Weight |
|---|---:|
| Boiler | 120 |

\`\`\`ts
// how many are left
const left: number = parts.filter((part) => part.name !== "lost").length;
\`\`\``;

/** A UUIDv7 of now, for a message. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** Makes, by the commands that everybody uses, what every page of the app has something to show of: for Ada, and with Grace and Alan. */
export async function fillWorkspace(url: string): Promise<FilledWorkspace> {
  let invitation: string | undefined;
  async function join(name: string): Promise<{ id: string; call: Client["call"] }> {
    const username = name.split(" ")[0]?.toLowerCase() ?? name;
    const account = { username, name, email: `${username}@example.org`, password, ...(invitation && { invitation }) };
    const { user, token } = await createClient({ url }).call("accounts.signUp", account);
    return { id: user.id, call: createClient({ url, token }).call };
  }

  const ada = await join("Ada Lovelace");
  invitation = (await ada.call("invitations.create", { uses: 100 })).code;
  const grace = await join("Grace Hopper");
  const alan = await join("Alan Turing");
  await ada.call("workspace.update", { name: "Engine Works" });
  await ada.call("users.updateMe", { title: "Analyst", statusEmoji: "🍵", statusText: "At tea" });
  await grace.call("users.updateMe", { statusEmoji: "🚢", statusText: "At sea", availability: "dnd" });

  const make = async (owner: typeof ada, name: string, type: "public" | "private", topic: string) =>
    (await owner.call("channels.create", { type, name, topic })).channel.id;
  const workshop = await make(ada, "workshop", "public", "Everything that is built here");
  const plans = await make(ada, "plans", "private", "");
  const library = await make(grace, "library", "public", "What is worth reading");
  const news = await make(grace, "news", "public", "");
  for (const one of [grace, alan]) await one.call("channels.join", { channelId: workshop });
  await ada.call("channels.join", { channelId: news });
  await ada.call("channels.updateSettings", { channelId: plans, muted: true });
  const direct = (await grace.call("channels.create", { type: "direct", userIds: [ada.id] })).channel.id;

  const say = async (one: typeof ada, channelId: string, text: string, more: { threadId?: string } = {}) => {
    const id = newId();
    await one.call("messages.send", { channelId, id, text, ...more });
    return id;
  };
  await say(alan, workshop, "The first thing that was said");
  const deleted = await say(ada, workshop, "What should not have been said");
  await ada.call("messages.delete", { channelId: workshop, messageId: deleted });
  await say(grace, workshop, richText);
  const edited = await say(ada, workshop, "The boiler is cold");
  await ada.call("messages.edit", { channelId: workshop, messageId: edited, text: "The boiler is warm" });
  const threadId = await say(grace, workshop, "Who has the punch cards? @ada, somebody in #workshop?");
  for (const [one, emoji] of [
    [ada, "👍"],
    [grace, "👍"],
    [alan, "🎉"],
  ] as const) {
    await one.call("messages.react", { channelId: workshop, messageId: threadId, emoji });
  }
  await ada.call("messages.pin", { channelId: workshop, messageId: threadId });
  await ada.call("saved.add", { channelId: workshop, messageId: threadId });
  await say(ada, workshop, "I have them", { threadId });
  await say(grace, workshop, "Then bring them, @ada", { threadId });
  const quoting = newId();
  const quote = { channelId: workshop, messageId: edited };
  await alan.call("messages.send", { channelId: workshop, id: quoting, text: "Good to know", quote });
  await say(ada, workshop, "Mine is the last word");

  await say(grace, news, "Read all about it, @channel");
  await say(grace, direct, "Are you there?");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await ada.call("scheduled.create", { channelId: workshop, id: newId(), text: "Good morning", sendAt: tomorrow });
  return { invitation, workshop, library, news, threadId, byGrace: grace.call };
}
