import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@chatflow/client";
import type { ChannelsView, History, Seen, View } from "./history.ts";
import type { Member } from "./members.ts";
import { connectTo } from "./postgres.ts";
import { seen } from "./recorder.ts";

type Head = History["heads"][number];

/** What the database holds: every message, in the order of channel and `seq`, and where each channel stands. */
export async function readDatabase(dataFolder: string): Promise<{ stored: Seen[]; heads: Head[] }> {
  const client = await connectTo(dataFolder);
  try {
    const messages = await client.query<Seen>(
      `select id, channel_id as "channelId", seq::int, rev::int, author_id as "authorId", text from messages order by channel_id, seq`,
    );
    const heads = await client.query<Head>(`select id as "channelId", seq::int, rev::int from channels`);
    return { stored: messages.rows, heads: heads.rows };
  } finally {
    await client.end();
  }
}

const patienceMs = 90_000;

/** Whether all came to rest, and what was waited for last. */
export type Rest = { quiet: boolean; last: string | null };

/** Waits until every client is connected, has nothing on its way and is where the database is, or patience is over. */
export async function untilQuiet(members: readonly Member[], dataFolder: string): Promise<Rest> {
  // As somebody who comes back and looks at the screen: nobody waits for the longest delay.
  for (const { chat } of members) chat.client.reconnectNow();
  const end = performance.now() + patienceMs;
  let missing: string | undefined;
  let last: string | null = null;
  do {
    last = missing ?? last;
    await sleep(100);
    missing = members.map(restlessness).find((why) => why !== undefined);
    if (missing !== undefined) continue;
    const { heads } = await readDatabase(dataFolder);
    missing = members.map((member) => lag(member, heads)).find((why) => why !== undefined);
  } while (missing !== undefined && performance.now() < end);
  return missing === undefined ? { quiet: true, last } : { quiet: false, last: missing };
}

function restlessness({ person, chat }: Member): string | undefined {
  const { status } = chat.client.connection.get();
  if (status !== "online") return `${person.id} is ${status}`;
  for (const { channel } of chat.channels.get()) {
    const { status: loaded, entries } = chat.timeline(channel.id).get();
    if (loaded !== "ready") return `${person.id}: channel ${channel.id} is ${loaded}`;
    const waiting = entries.filter(({ state }) => state === "sending").length;
    if (waiting > 0) return `${person.id}: ${waiting} messages are on their way to channel ${channel.id}`;
  }
  return undefined;
}

function lag({ person, chat }: Member, heads: readonly Head[]): string | undefined {
  for (const { channel } of chat.channels.get()) {
    const head = heads.find(({ channelId }) => channelId === channel.id);
    const newest = chat
      .timeline(channel.id)
      .get()
      .entries.findLast(({ state }) => state === "sent");
    const reached = newest?.state === "sent" ? newest.message.seq : 0;
    if (head && reached < head.seq) return `${person.id}: channel ${channel.id} is at seq ${reached} of ${head.seq}`;
  }
  return undefined;
}

/** What each client shows, and what the server answers afresh to the same person, past the proxy. */
export async function readViews(members: readonly Member[], url: string): Promise<{ views: View[]; channels: ChannelsView[] }> {
  const views: View[] = [];
  const channels: ChannelsView[] = [];
  for (const { person, chat } of members) {
    const direct = createClient({ url, token: person.token });
    const mine: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await direct.call("channels.list", cursor === undefined ? { limit: 200 } : { limit: 200, cursor });
      mine.push(...page.channels.map(({ channel }) => channel.id));
      cursor = page.next;
    }
    channels.push({ userId: person.id, shown: chat.channels.get().map(({ channel }) => channel.id), fresh: mine });
    for (const channelId of mine) {
      views.push({ userId: person.id, channelId, shown: await readShown(chat, channelId), fresh: await readFresh(direct, channelId) });
    }
  }
  return { views, channels };
}

async function readShown(chat: Member["chat"], channelId: string): Promise<Seen[]> {
  const timeline = chat.timeline(channelId);
  while (timeline.get().hasOlder && timeline.get().error === undefined) await timeline.loadOlder();
  return timeline.get().entries.flatMap((entry) => (entry.state === "sent" ? [seen(entry.message)] : []));
}

async function readFresh({ call }: ReturnType<typeof createClient>, channelId: string): Promise<Seen[]> {
  const all: Seen[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof call<"messages.list">>> = await call("messages.list", { channelId, after, limit: 200 });
    all.push(...page.messages.map(seen));
    after = page.after;
  }
  return all;
}
