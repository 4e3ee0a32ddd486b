import type { Message } from "@chatflow/protocol";
import type { Selectable } from "kysely";
import type { Queryable } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";
import { present } from "./present.ts";

/** The statements that read messages, named, so that each connection prepares them once. */

export type MessageRow = Selectable<Tables["messages"]>;

/** What a message shows, of the table `messages` under the given name. */
export const messageColumns = (table: string) =>
  [
    ...["id", "channel_id", "seq", "rev", "author_id", "text", "created_at", "edited_at", "deleted_at", "pinned_at", "reactions"],
    ...["thread_id", "also_in_channel", "thread", "mentions", "mentions_everyone", "quote"],
  ]
    .map((column) => `${table}.${column}`)
    .join(", ");
const columns = messageColumns("m");

export async function readMessage(db: Queryable, channelId: string, id: string): Promise<Message | undefined> {
  const { rows } = await db.query<MessageRow>({
    name: "messages.one",
    text: `select ${columns} from messages m where m.channel_id = $1 and m.id = $2`,
    values: [channelId, id],
  });
  return rows[0] && present(rows[0]);
}

/** Which list a page is of: the channel's own, or a thread's. */
export type List = { channelId: string; threadId?: string | undefined };
/** Messages of a list in the order that was asked for, and whether the list has some on the other side of the position. */
type Part = { messages: Message[]; behind: boolean };

const listed = {
  channel: (table: string) => `${table}.channel_id = $1 and (${table}.thread_id is null or ${table}.also_in_channel)`,
  thread: (table: string) => `${table}.channel_id = $1 and ${table}.thread_id = $4`,
};

function readPart(way: "before" | "after", of: keyof typeof listed): string {
  const [here, there, order] = way === "before" ? ["<", ">=", "desc"] : [">", "<=", "asc"];
  return `select ${columns}, exists (select from messages o where ${listed[of]("o")} and o.seq ${there} $2) as behind
    from messages m where ${listed[of]("m")} and m.seq ${here} $2 order by m.seq ${order} limit $3`;
}
const statements = {
  "messages.before": readPart("before", "channel"),
  "messages.after": readPart("after", "channel"),
  "thread.before": readPart("before", "thread"),
  "thread.after": readPart("after", "thread"),
};

async function read(db: Queryable, way: "before" | "after", { channelId, threadId }: List, seq: number, limit: number): Promise<Part> {
  const name = threadId ? (`thread.${way}` as const) : (`messages.${way}` as const);
  const values = [channelId, seq, limit, ...(threadId ? [threadId] : [])];
  const { rows } = await db.query<MessageRow & { behind: boolean }>({ name, text: statements[name], values });
  return { messages: rows.map(present), behind: rows[0]?.behind ?? false };
}

/** The newest `limit` messages with a seq below `before`, newest first. */
export const readBefore = (db: Queryable, list: List, before: number, limit: number) => read(db, "before", list, before, limit);
/** The oldest `limit` messages with a seq above `after`, oldest first. */
export const readAfter = (db: Queryable, list: List, after: number, limit: number) => read(db, "after", list, after, limit);

/**
 * The seq of the channel's first message of this moment or later; undefined where there is none. Messages are stored in
 * the order of seq, without gaps, so it is found by halves, a look into the unique index for each: 17 in a channel of
 * 100,000. Two servers whose clocks differ may disorder a few; then it is one of them.
 */
export async function readSeqAt(db: Queryable, channelId: string, headSeq: number, at: string): Promise<number | undefined> {
  const { rows } = await db.query<{ seq: number }>({
    name: "messages.at",
    text: `
      with recursive halves(low, high) as (
        select 1::bigint, $2::bigint + 1
        union all
        select case when m.created_at < $3 then m.seq + 1 else low end, case when m.created_at < $3 then high else m.seq end
        from halves cross join lateral (
          select seq, created_at from messages where channel_id = $1 and seq = (low + high) / 2
        ) m where low < high
      ) select low as seq from halves where low = high and low <= $2`,
    values: [channelId, headSeq, at],
  });
  return rows[0]?.seq;
}

/** A channel, and the rev after which its changes are wanted. */
export type Since = { channelId: string; since: number };

/** For each of these positions the messages whose last change is after it, in the order of changing, at most so many. */
export async function readChanges(db: Queryable, positions: readonly Since[], limit: number): Promise<Message[][]> {
  const { rows } = await db.query<MessageRow & { n: number }>({
    name: "messages.changes",
    text: `
      select asked.n::int as n, changed.* from unnest($1::uuid[], $2::bigint[]) with ordinality as asked(channel, since, n)
      cross join lateral (
        select ${columns} from messages m where m.channel_id = asked.channel and m.rev > asked.since order by m.rev limit $3
      ) changed order by asked.n, changed.rev`,
    values: [positions.map((one) => one.channelId), positions.map((one) => one.since), limit],
  });
  const found: Message[][] = positions.map(() => []);
  for (const row of rows) found[row.n - 1]?.push(present(row));
  return found;
}

/** Where a channel stands, with the eyes of one user. */
export type Head = { type: string; member: boolean; seq: number; rev: number; last_message_at: Date | null; epoch: string };
export type Viewed = { userId: string; channelId: string };

/** For each user and channel where it stands; undefined where there is no such channel. */
export async function readHeads(db: Queryable, asked: readonly Viewed[]): Promise<(Head | undefined)[]> {
  const { rows } = await db.query<Head & { n: number }>({
    name: "messages.head",
    text: `select asked.n::int as n, c.type, c.seq, c.rev, c.last_message_at, w.epoch::text as epoch, exists (
        select from members m where m.channel_id = asked.channel_id and m.user_id = asked.user_id) as member
      from unnest($1::uuid[], $2::uuid[]) with ordinality as asked(channel_id, user_id, n)
      cross join lateral (select * from channels where id = asked.channel_id limit 1) c cross join workspace w`,
    values: [asked.map((one) => one.channelId), asked.map((one) => one.userId)],
  });
  const found: (Head | undefined)[] = asked.map(() => undefined);
  for (const { n, ...head } of rows) found[n - 1] = head;
  return found;
}
