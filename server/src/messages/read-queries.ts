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

/** Messages whose last change is after `since`, in the order of changing. */
export async function readChanges(db: Queryable, channelId: string, since: number, limit: number): Promise<Message[]> {
  const { rows } = await db.query<MessageRow>({
    name: "messages.changes",
    text: `select ${columns} from messages m where m.channel_id = $1 and m.rev > $2 order by m.rev limit $3`,
    values: [channelId, since, limit],
  });
  return rows.map(present);
}

/** A member's view of where a channel stands; undefined to anyone else. */
export async function readHead(db: Queryable, userId: string, channelId: string) {
  const { rows } = await db.query<{ type: string; member: boolean; seq: number; rev: number; last_message_at: Date | null; epoch: string }>(
    {
      name: "messages.head",
      text: `select c.type, c.seq, c.rev, c.last_message_at, w.epoch::text as epoch, exists (
        select from members m where m.channel_id = c.id and m.user_id = $2) as member
      from channels c, workspace w where c.id = $1`,
      values: [channelId, userId],
    },
  );
  return rows[0];
}
