import { limits, type ThreadEntry, type ThreadState } from "@chatflow/protocol";
import type { Queryable } from "../platform/db.ts";
import { present } from "./present.ts";
import { type MessageRow, messageColumns } from "./read-queries.ts";

/** SQL of threads as people have them. */

/**
 * How the member `tm` of a thread stands to it, as columns. A former member of the channel has no thread there: every
 * statement with this joins `members`.
 */
const stateColumns = `tm.user_id as "userId", tm.following, tm.read_seq as "readSeq", tm.version, c.rev, counts.unread, counts.mentions`;
const counts = `cross join lateral (
  select count(*)::int as unread, (count(*) filter (where r.mentions_everyone is not null or tm.user_id = any(r.mentions)))::int as mentions
  from (
    select r.mentions, r.mentions_everyone from messages r
    where tm.following and r.channel_id = tm.channel_id and r.thread_id = tm.thread_id and r.seq > tm.read_seq
      and r.author_id <> tm.user_id and r.deleted_at is null
    limit ${limits.unread}
  ) r
) counts`;

type StateRow = ThreadState & { userId: string };
type ThreadRow = MessageRow & { states: StateRow[]; channel_rev: number };

const threadStatement = (who: string) => `
select ${messageColumns("root")}, c.rev as channel_rev, coalesce((
  select jsonb_agg(to_jsonb(states)) from (
    select ${stateColumns} from thread_members tm
    join members m on m.channel_id = tm.channel_id and m.user_id = tm.user_id
    ${counts}
    where tm.channel_id = c.id and tm.thread_id = root.id and ${who}
  ) states), '[]') as states
from channels c
cross join lateral (select * from messages r where r.channel_id = c.id and r.id = $2 limit 1) root
where c.id = $1`;

/** Every follower of a thread who is in its channel, with how they stand to it at one moment. */
export async function readFollowers(db: Queryable, channelId: string, threadId: string): Promise<{ userId: string; entry: ThreadEntry }[]> {
  const { rows } = await db.query<ThreadRow>({
    name: "threads.followers",
    text: threadStatement("tm.following"),
    values: [channelId, threadId],
  });
  return rows.flatMap((row) => {
    const root = present(row);
    return row.states.map((state) => ({ userId: state.userId, entry: { root, state: presentState(state) } }));
  });
}

/** A message, and how one user stands to the thread that it begins. */
export async function readThread(db: Queryable, userId: string, channelId: string, threadId: string): Promise<ThreadEntry | undefined> {
  const { rows } = await db.query<ThreadRow>({
    name: "threads.one",
    text: threadStatement("tm.user_id = $3"),
    values: [channelId, threadId, userId],
  });
  const [row] = rows;
  if (!row) return undefined;
  const [state] = row.states;
  const none = { following: false, readSeq: 0, unread: 0, mentions: 0, rev: row.channel_rev, version: 0 };
  return { root: present(row), state: state ? presentState(state) : none };
}

/** Where a page of threads ended: when the last one got its newest reply, and which it was; ids are a channel's own. */
export type ThreadKey = [lastReplyAt: string, threadId: string, channelId: string];

/** A page of the threads that a user follows; `after` is where the page before ended. */
export type ThreadPage = { userId: string; unread: boolean; after: ThreadKey | undefined; limit: number };

/**
 * For each page the threads that its user follows in the channels that they are in, the newest reply first. Every client
 * asks for its own on every connect, hence for many at once.
 */
export async function listThreads(db: Queryable, pages: readonly ThreadPage[]): Promise<ThreadEntry[][]> {
  const { rows } = await db.query<MessageRow & { state: StateRow; asked_n: number }>({
    name: "threads.list",
    text: `
      select asked.n::int as asked_n, listed.*
      from unnest($1::uuid[], $2::boolean[], $3::text[], $4::uuid[], $5::uuid[], $6::int[])
        with ordinality as asked(user_id, unread, before_reply, before_thread, before_channel, most, n)
      cross join lateral (
        with page as materialized (
          select tm.*, root.thread->>'lastReplyAt' as last_reply_at from thread_members tm
          join members m on m.channel_id = tm.channel_id and m.user_id = tm.user_id
          cross join lateral (select r.thread from messages r where r.channel_id = tm.channel_id and r.id = tm.thread_id limit 1) root
          where tm.user_id = asked.user_id and tm.following and root.thread is not null
            and (asked.before_reply is null or ((root.thread->>'lastReplyAt') collate "C", tm.thread_id, tm.channel_id)
              < (asked.before_reply, asked.before_thread, asked.before_channel))
            and (not asked.unread or exists (
              select from messages r where r.channel_id = tm.channel_id and r.thread_id = tm.thread_id and r.seq > tm.read_seq
                and r.author_id <> tm.user_id and r.deleted_at is null))
          order by (root.thread->>'lastReplyAt') collate "C" desc, tm.thread_id desc, tm.channel_id desc limit asked.most
        )
        select ${messageColumns("root")}, to_jsonb(state) as state,
          row_number() over (order by tm.last_reply_at collate "C" desc, tm.thread_id desc, tm.channel_id desc) as place
        from page tm
        join channels c on c.id = tm.channel_id
        cross join lateral (select * from messages r where r.channel_id = tm.channel_id and r.id = tm.thread_id limit 1) root
        ${counts}
        cross join lateral (select ${stateColumns}) state
      ) listed
      order by asked.n, listed.place`,
    values: [
      pages.map((page) => page.userId),
      pages.map((page) => page.unread),
      pages.map((page) => page.after?.[0] ?? null),
      pages.map((page) => page.after?.[1] ?? null),
      pages.map((page) => page.after?.[2] ?? null),
      pages.map((page) => page.limit),
    ],
  });
  const found: ThreadEntry[][] = pages.map(() => []);
  for (const row of rows) found[row.asked_n - 1]?.push({ root: present(row), state: presentState(row.state) });
  return found;
}

function presentState({ userId: _, ...state }: StateRow): ThreadState {
  return state;
}

/** Follows from the channel's newest message on. Whether that changed anything. */
export async function follow(db: Queryable, userId: string, channelId: string, threadId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into thread_members as known (channel_id, thread_id, user_id, following, read_seq)
    select id, $2, $3, true, seq from channels where id = $1
    on conflict (channel_id, thread_id, user_id) do update
      set following = true, read_seq = greatest(known.read_seq, excluded.read_seq), version = known.version + 1
      where not known.following`,
    [channelId, threadId, userId],
  );
  return rowCount === 1;
}

/** Keeps that somebody does not want to follow, also when they never did. Whether that changed anything. */
export async function unfollow(db: Queryable, userId: string, channelId: string, threadId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into thread_members as known (channel_id, thread_id, user_id, following, read_seq)
    select id, $2, $3, false, seq from channels where id = $1
    on conflict (channel_id, thread_id, user_id) do update set following = false, version = known.version + 1
      where known.following`,
    [channelId, threadId, userId],
  );
  return rowCount === 1;
}

/** Moves a follower's position forward, at most to the channel's newest message. Whether it moved. */
export async function moveThreadPosition(
  db: Queryable,
  userId: string,
  channelId: string,
  threadId: string,
  seq: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update thread_members tm set read_seq = least($4::bigint, c.seq), version = tm.version + 1 from channels c
    where c.id = $1 and tm.channel_id = $1 and tm.thread_id = $2 and tm.user_id = $3 and tm.read_seq < least($4::bigint, c.seq)`,
    [channelId, threadId, userId, seq],
  );
  return rowCount === 1;
}
