import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type Thread, type Timeline } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import type { ChannelsView, History, Seen, View } from "./history.ts";
import type { Member } from "./members.ts";
import { connectTo } from "./postgres.ts";
import { seen } from "./recorder.ts";

/** `shownSeq`: of the newest message that the channel itself shows. */
type Head = History["heads"][number] & { shownSeq: number };

/** What the database holds: every message, in the order of channel and `seq`, and where each channel stands. */
export async function readDatabase(dataFolder: string): Promise<{ stored: Seen[]; heads: Head[] }> {
  const client = await connectTo(dataFolder);
  try {
    const messages = await client.query<Seen>(
      `select id, channel_id as "channelId", seq::int, rev::int, author_id as "authorId", text, deleted_at is not null as deleted,
          thread_id as "threadId", coalesce((thread->>'replies')::int, 0) as replies, coalesce((
            select string_agg(concat_ws(' ', r->>'emoji', (select string_agg(u, ' ' order by n) from jsonb_array_elements_text(r->'userIds') with ordinality as us(u, n))), '; ' order by at)
            from jsonb_array_elements(reactions) with ordinality as rs(r, at)), '') as reactions
        from messages order by channel_id, seq`,
    );
    const heads = await client.query<Head>(`select id as "channelId", seq::int, rev::int, coalesce((select max(seq) from messages m
          where m.channel_id = channels.id and (thread_id is null or also_in_channel)), 0)::int as "shownSeq" from channels`);
    return { stored: messages.rows, heads: heads.rows };
  } finally {
    await client.end();
  }
}

const patienceMs = 90_000;
/** When all else is at rest, how long a change may be under way, or an old state shown. Past it, that is for the check to tell. */
const staleAtMostMs = 15_000;

/** Whether all came to rest, and what was waited for last. */
export type Rest = { quiet: boolean; last: string | null };

/** Waits until every client is connected, has nothing on its way and is where the database is, or patience is over. */
export async function untilQuiet(members: readonly Member[], dataFolder: string): Promise<Rest> {
  // As somebody who comes back and looks at the screen: nobody waits for the longest delay.
  for (const { chat } of members) chat.client.reconnectNow();
  const end = performance.now() + patienceMs;
  let staleUntil: number | undefined;
  let missing: string | undefined;
  let last: string | null = null;
  do {
    last = missing ?? last;
    await sleep(100);
    missing = members.map(restlessness).find((why) => why !== undefined);
    if (missing !== undefined) continue;
    const { heads, stored } = await readDatabase(dataFolder);
    const revs = new Map(stored.map(({ id, rev }) => [id, rev]));
    missing = members.map((member) => lag(member, heads)).find((why) => why !== undefined);
    if (missing !== undefined) continue;
    const stale = members.map((member) => staleness(member, revs)).find((why) => why !== undefined);
    staleUntil ??= performance.now() + staleAtMostMs;
    missing = performance.now() < staleUntil ? stale : undefined;
  } while (missing !== undefined && performance.now() < end);
  return missing === undefined ? { quiet: true, last } : { quiet: false, last: missing };
}

function restlessness(member: Member): string | undefined {
  const { person, chat } = member;
  const { status } = chat.client.connection.get();
  if (status !== "online") return `${person.id} is ${status}`;
  for (const { what, view } of opened(member)) {
    const { status: loaded, entries } = view.get();
    if (loaded !== "ready") return `${person.id}: ${what} is ${loaded}`;
    const waiting = entries.filter(({ state }) => state === "sending").length;
    if (waiting > 0) return `${person.id}: ${waiting} messages are on their way to ${what}`;
  }
  return undefined;
}

/** Every conversation of its channels, and the threads that it has open. */
function opened({ chat, threads }: Member) {
  const mine = chat.channels.get().map(({ channel }) => channel.id);
  // A root that is nowhere stored was made up, which the check of what was handed out tells.
  const open = [...threads].filter(([, { channelId, thread }]) => mine.includes(channelId) && thread.get().error?.code !== "not_found");
  return [
    ...mine.map((channelId) => ({ channelId, threadId: null, what: `channel ${channelId}`, view: chat.timeline(channelId) })),
    ...open.map(([threadId, { channelId, thread }]) => ({ channelId, threadId, what: `thread ${threadId}`, view: thread })),
  ];
}

function lag(member: Member, heads: readonly Head[]): string | undefined {
  for (const { channelId, threadId, what, view } of opened(member)) {
    const reached = sentIn(view).at(-1)?.seq ?? 0;
    const { shownSeq = 0 } = (threadId === null && heads.find((each) => each.channelId === channelId)) || {};
    if (reached < shownSeq) return `${member.person.id}: ${what} is at seq ${reached} of ${shownSeq}`;
  }
  return undefined;
}

function staleness(member: Member, revs: ReadonlyMap<string, number>): string | undefined {
  for (const { what, view } of opened(member)) {
    const changing = view.get().entries.filter((entry) => entry.state === "sent" && entry.changing).length;
    if (changing > 0) return `${member.person.id}: changes of ${changing} messages of ${what} are on their way`;
    const stale = sentIn(view).find(({ id, rev }) => rev < (revs.get(id) ?? 0));
    if (stale) return `${member.person.id}: ${what} has message ${stale.id} at rev ${stale.rev} of ${revs.get(stale.id)}`;
  }
  return undefined;
}

function sentIn(view: Timeline | Thread): Message[] {
  return view.get().entries.flatMap((entry) => (entry.state === "sent" ? [entry.message] : []));
}

/** What each client shows, and what the server answers afresh to the same person, past the proxy. */
export async function readViews(members: readonly Member[], url: string): Promise<{ views: View[]; channels: ChannelsView[] }> {
  const views: View[] = [];
  const channels: ChannelsView[] = [];
  for (const member of members) {
    const { person, chat } = member;
    const direct = createClient({ url, token: person.token });
    const mine: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await direct.call("channels.list", cursor === undefined ? { limit: 200 } : { limit: 200, cursor });
      mine.push(...page.channels.map(({ channel }) => channel.id));
      cursor = page.next;
    }
    channels.push({ userId: person.id, shown: chat.channels.get().map(({ channel }) => channel.id), fresh: mine });
    for (const { channelId, threadId, view } of opened(member)) {
      if (!mine.includes(channelId)) continue;
      const fresh = await readFresh(direct, threadId === null ? { channelId } : { channelId, threadId });
      views.push({ userId: person.id, channelId, threadId, shown: await readShown(view), fresh });
    }
  }
  return { views, channels };
}

async function readShown(view: Timeline | Thread): Promise<Seen[]> {
  while (view.get().hasOlder && view.get().error === undefined) await view.loadOlder();
  return sentIn(view).map(seen);
}

async function readFresh({ call }: ReturnType<typeof createClient>, list: { channelId: string; threadId?: string }): Promise<Seen[]> {
  const all: Seen[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof call<"messages.list">>> = await call("messages.list", { ...list, after, limit: 200 });
    all.push(...page.messages.map(seen));
    after = page.after;
  }
  return all;
}
