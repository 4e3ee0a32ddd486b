import type { Message, Role } from "@chatflow/protocol";
import { type Queryable, uuidArray } from "../platform/db.ts";
import { present } from "./present.ts";
import { type MessageRow, readMessage } from "./read-queries.ts";
import { mayPostNow, richStatement } from "./rich-queries.ts";

/** The writer's statements: named, so that each connection prepares them once. */

export type NewMessage = Pick<Message, "id" | "channelId" | "authorId" | "text" | "threadId" | "alsoInChannel" | "mentions" | "quote">;

/** A message with its author's role in the workspace. */
export type Posting = { message: NewMessage; role: Role };

/**
 * What became of one message of a batch: its row, stored now or by an earlier try; null when its author is no member or
 * may not post, the channel is archived, or it replies to what cannot be replied to.
 */
export type Written = { message: Message; isNew: boolean } | null;
/** A batch after its commit: each message, in the given order, and the roots of its replies, in the order of their revs. */
export type WrittenBatch = { written: Written[]; roots: Message[] };

/**
 * Writes many messages in one statement, which is one transaction and one flush to disk.
 *
 * The channels' rows are locked in the order of their ids, so that instances cannot deadlock, and then counted up:
 * whoever holds the row numbers its messages, so `seq` and `rev` have no gaps. Who may post is asked of the locked row:
 * nothing is written into a channel after it was archived. `limit 1` keeps each look-up an index look-up in one
 * partition, however the planner guesses.
 */
const writeStatement = (known: string) => `
with given as (
  select g.*, known.seq as known_seq, member.role
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $7::boolean[])
    with ordinality as g(channel_id, id, author_id, text, moderates, n)
  cross join lateral (select m.role from members m where m.channel_id = g.channel_id and m.user_id = g.author_id limit 1) member
  ${known}
), locked as materialized (
  select id, seq, rev, type, may_post, archived_at from channels where id = any($6::uuid[]) order by id for update
), fresh as (
  select g.*, l.seq as head_seq, l.rev as head_rev, row_number() over (partition by g.channel_id order by g.n) as place
  from given g join locked l on l.id = g.channel_id
  where g.known_seq is null and ${mayPostNow}
), counted as (
  update channels c set seq = c.seq + f.amount, rev = c.rev + f.amount, last_message_at = $5::timestamptz
  from locked l join (select channel_id, count(*) as amount from fresh group by channel_id) f on f.channel_id = l.id
  where c.id = l.id
), inserted as (
  insert into messages (channel_id, id, seq, rev, author_id, text, created_at)
  select f.channel_id, f.id, f.head_seq + f.place, f.head_rev + f.place, f.author_id, f.text, $5::timestamptz from fresh f
)
select g.n::int as n, f.head_seq + f.place as new_seq, f.head_rev + f.place as new_rev, g.known_seq
from given g left join fresh f on f.n = g.n`;

/**
 * Nearly every id is new, so the first statement of each pair does not look for it: if one is there, the unique index
 * fails the whole statement, and the second one, which looks, gives that row back. The rich pair does what threads,
 * mentions and quotes need; a batch without any of them does not pay for it.
 */
const isNew = "cross join (select null::bigint as seq) known";
const mayBeKnown = `left join lateral (
  select m.seq from messages m where m.channel_id = g.channel_id and m.id = g.id limit 1
) known on true`;
const statements = {
  messages_all_new: writeStatement(isNew),
  messages_maybe_known: writeStatement(mayBeKnown),
  messages_rich_all_new: richStatement(isNew),
  messages_rich_maybe_known: richStatement(mayBeKnown),
};

type WriteRow = { n: number; new_seq: number | null; new_rev: number | null; known_seq: number | null };
/** The rich statements give along with a root's first reply of the batch what became of the root. */
type RichRow = WriteRow & (MessageRow | { [Column in keyof MessageRow]: null });

/**
 * Writes the batch. No id may stand in it twice, and no reply with its root. With `all_new` it fails by a unique
 * violation when an id is known.
 */
export async function writeMessages(
  db: Queryable,
  ids: "all_new" | "maybe_known",
  given: readonly Posting[],
  createdAt: Date,
): Promise<WrittenBatch> {
  const batch = given.map(({ message }) => message);
  const rich = batch.some((message) => message.threadId ?? message.mentions ?? message.quote);
  const name = rich ? (`messages_rich_${ids}` as const) : (`messages_${ids}` as const);
  const channelIds = batch.map((message) => message.channelId);
  const { rows } = await db.query<WriteRow | RichRow>({
    name,
    text: statements[name],
    values: [
      uuidArray(channelIds),
      uuidArray(batch.map((message) => message.id)),
      uuidArray(batch.map((message) => message.authorId)),
      batch.map((message) => message.text),
      createdAt,
      uuidArray([...new Set(channelIds)]),
      given.map(({ role }) => role !== "user"),
      ...(rich ? richValues(batch) : []),
    ],
  });
  const stamp = createdAt.toISOString();
  const written: Written[] = batch.map(() => null);
  const roots: Message[] = [];
  for (const row of rows) {
    const message = batch[row.n - 1];
    if (!message) continue;
    const { new_seq: seq, new_rev: rev } = row;
    if (seq !== null && rev !== null)
      written[row.n - 1] = { message: { ...message, ...unchanged, seq, rev, createdAt: stamp }, isNew: true };
    else if (row.known_seq !== null) written[row.n - 1] = await known(db, message);
    if ("id" in row && row.id !== null) roots.push(present(row));
  }
  return { written, roots: roots.sort((one, other) => one.rev - other.rev) };
}

/** What a message has that was only just sent. */
const unchanged = { editedAt: null, deletedAt: null, pinnedAt: null, reactions: [] };

function richValues(batch: readonly NewMessage[]): unknown[] {
  return [
    batch.map((message) => message.threadId ?? null),
    batch.map((message) => message.alsoInChannel ?? null),
    batch.map(({ mentions }) => (mentions && mentions.userIds.length > 0 ? `{${mentions.userIds.join()}}` : null)),
    batch.map((message) => message.mentions?.everyone ?? null),
    batch.map((message) => (message.quote ? JSON.stringify(message.quote) : null)),
  ];
}

async function known(db: Queryable, { channelId, id }: NewMessage): Promise<Written> {
  const message = await readMessage(db, channelId, id);
  if (!message) throw new Error("a message that was there is gone"); // rows are never removed
  return { message, isNew: false };
}
