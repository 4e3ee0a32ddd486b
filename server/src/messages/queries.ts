import type { Message } from "@chatflow/protocol";
import type { Selectable } from "kysely";
import { type Queryable, uuidArray } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";

/** The hot statements: named, so that each connection prepares them once. Every row is already a Message. */

export type NewMessage = { id: string; channelId: string; authorId: string; text: string };

/** What became of one message of a batch: its row, stored now or by an earlier try; null when its author is no member. */
export type Written = { message: Message; isNew: boolean } | null;

/**
 * Writes many messages in one statement, which is one transaction and one flush to disk.
 *
 * The channels' rows are locked in the order of their ids, so that instances cannot deadlock, and then counted up:
 * whoever holds the row numbers its messages, so `seq` and `rev` have no gaps. `limit 1` keeps each look-up an index
 * look-up in one partition, however the planner guesses.
 */
const writeStatement = (known: string) => `
with given as (
  select g.*, known.seq as known_seq
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) with ordinality as g(channel_id, id, author_id, text, n)
  cross join lateral (select from members m where m.channel_id = g.channel_id and m.user_id = g.author_id limit 1) allowed
  ${known}
), locked as materialized (
  select id, seq, rev from channels where id = any($6::uuid[]) order by id for update
), fresh as (
  select g.*, row_number() over (partition by g.channel_id order by g.n) as place
  from given g where g.known_seq is null
), counted as (
  update channels c set seq = c.seq + f.amount, rev = c.rev + f.amount, last_message_at = $5::timestamptz
  from locked l join (select channel_id, count(*) as amount from fresh group by channel_id) f on f.channel_id = l.id
  where c.id = l.id
), inserted as (
  insert into messages (channel_id, id, seq, rev, author_id, text, created_at)
  select f.channel_id, f.id, l.seq + f.place, l.rev + f.place, f.author_id, f.text, $5::timestamptz
  from fresh f join locked l on l.id = f.channel_id
)
select g.n::int as n, l.seq + f.place as seq, l.rev + f.place as rev, g.known_seq
from given g left join (fresh f join locked l on l.id = f.channel_id) on f.n = g.n`;

/**
 * Nearly every id is new, so the first statement does not look for it: if one is there, the unique index fails the whole
 * statement, and the second one, which looks, gives that row back.
 */
const write = {
  messages_all_new: writeStatement("cross join (select null::bigint as seq) known"),
  messages_maybe_known: writeStatement(`left join lateral (
    select m.seq from messages m where m.channel_id = g.channel_id and m.id = g.id limit 1
  ) known on true`),
};

type WriteRow = { n: number; seq: number | null; rev: number | null; known_seq: number | null };

/**
 * Writes the batch; the result has one entry for each message, in the given order. No id may stand in it twice. With
 * `messages_all_new` it fails by a unique violation when an id is known.
 */
export async function writeMessages(
  db: Queryable,
  name: keyof typeof write,
  batch: readonly NewMessage[],
  createdAt: Date,
): Promise<Written[]> {
  const channelIds = batch.map((message) => message.channelId);
  const { rows } = await db.query<WriteRow>({
    name,
    text: write[name],
    values: [
      uuidArray(channelIds),
      uuidArray(batch.map((message) => message.id)),
      uuidArray(batch.map((message) => message.authorId)),
      batch.map((message) => message.text),
      createdAt,
      uuidArray([...new Set(channelIds)]),
    ],
  });
  const written: Written[] = batch.map(() => null);
  const stamp = createdAt.toISOString();
  for (const { n, seq, rev, known_seq } of rows) {
    const message = batch[n - 1];
    if (!message) continue;
    if (seq !== null && rev !== null) written[n - 1] = { message: { ...message, ...unchanged, seq, rev, createdAt: stamp }, isNew: true };
    else if (known_seq !== null) written[n - 1] = { message: await readMessage(db, message.channelId, message.id), isNew: false };
  }
  return written;
}

/** What a message has that was only just sent. */
const unchanged = { editedAt: null, deletedAt: null, pinnedAt: null, reactions: [] };

export type MessageRow = Selectable<Tables["messages"]>;

const columns = "id, channel_id, seq, rev, author_id, text, created_at, edited_at, deleted_at, pinned_at, reactions";

async function readMessage(db: Queryable, channelId: string, id: string): Promise<Message> {
  const { rows } = await db.query<MessageRow>({
    name: "messages.one",
    text: `select ${columns} from messages where channel_id = $1 and id = $2`,
    values: [channelId, id],
  });
  if (!rows[0]) throw new Error("a message that was there is gone"); // rows are never removed
  return present(rows[0]);
}

/** The newest `limit` messages with a seq below `before`, newest first. */
export async function readBefore(db: Queryable, channelId: string, before: number, limit: number): Promise<Message[]> {
  const { rows } = await db.query<MessageRow>({
    name: "messages.before",
    text: `select ${columns} from messages where channel_id = $1 and seq < $2 order by seq desc limit $3`,
    values: [channelId, before, limit],
  });
  return rows.map(present);
}

/** The oldest `limit` messages with a seq above `after`, oldest first. */
export async function readAfter(db: Queryable, channelId: string, after: number, limit: number): Promise<Message[]> {
  const { rows } = await db.query<MessageRow>({
    name: "messages.after",
    text: `select ${columns} from messages where channel_id = $1 and seq > $2 order by seq limit $3`,
    values: [channelId, after, limit],
  });
  return rows.map(present);
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
        select ${columns} from messages where channel_id = asked.channel and rev > asked.since order by rev limit $3
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

/** A member's view of where a channel stands. */
export async function readHead(db: Queryable, userId: string, channelId: string): Promise<Head | undefined> {
  return (await readHeads(db, [{ userId, channelId }]))[0];
}

export function present(row: MessageRow): Message {
  return {
    id: row.id,
    channelId: row.channel_id,
    seq: row.seq,
    rev: row.rev,
    authorId: row.author_id,
    text: row.text,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    pinnedAt: row.pinned_at?.toISOString() ?? null,
    reactions: row.reactions,
  };
}
