import { type ChannelRole, type ChannelType, limits, type Permission } from "@chatflow/protocol";
import { type RawBuilder, type Selectable, sql } from "kysely";
import type { Database, Db, Queryable } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";

export type ChannelRow = Selectable<Tables["channels"]> & {
  /** Of a direct channel: its people. */
  user_ids: string[] | null;
};
/** A channel with the asking user's membership and what they have read, if they are in it. */
export type OwnChannelRow = ChannelRow & {
  member_role: ChannelRole | null;
  member_joined_at: Date | null;
  member_read_seq: number | null;
  member_muted: boolean | null;
  member_favourite: boolean | null;
  member_section_id: string | null;
  unread: number;
  mentions: number;
};

/** Channels as one user sees them; every reader begins with this, so none can forget whose eyes it reads with. */
function seenBy(db: Database, userId: string | RawBuilder<string>) {
  return db
    .selectFrom("channels")
    .leftJoin("members", (join) => join.onRef("members.channel_id", "=", "channels.id").on("members.user_id", "=", userId))
    .crossJoinLateral(behind(userId).as("behind"))
    .selectAll("channels")
    .select(["members.role as member_role", "members.joined_at as member_joined_at", "members.read_seq as member_read_seq"])
    .select(["members.muted as member_muted", "members.favourite as member_favourite", "members.section_id as member_section_id"])
    .select(["behind.unread", "behind.mentions"])
    .select(
      sql<string[] | null>`case when channels.type = 'direct' then array(
        select m.user_id::text from members m where m.channel_id = channels.id order by m.joined_at, m.user_id) end`.as("user_ids"),
    );
}

/**
 * Messages of others behind a member's read position, and those of them that mention the member. Replies that are only
 * in a thread are unread there. Where nothing is behind, no message is looked at.
 */
function behind(userId: string | RawBuilder<string>) {
  return sql<{ unread: number; mentions: number }>`(
    select count(*) as unread, count(*) filter (where mentioning) as mentions from (
      select messages.mentions_everyone is not null or coalesce(${userId}::uuid = any(messages.mentions), false) as mentioning
      from messages
      where channels.seq > members.read_seq
        and messages.channel_id = channels.id and messages.seq > members.read_seq
        and messages.author_id <> ${userId} and messages.deleted_at is null
        and (messages.thread_id is null or messages.also_in_channel)
      limit ${sql.lit(limits.unread)}
    ) counted)`;
}

export function findChannel(db: Database, userId: string, channelId: string): Promise<OwnChannelRow | undefined> {
  return seenBy(db, userId).where("channels.id", "=", channelId).executeTakeFirst();
}

/** Holds the channel's row until the transaction ends, so that what is decided about its members stays true. */
export async function lockChannel(db: Database, channelId: string): Promise<void> {
  await db.selectFrom("channels").select("id").where("id", "=", channelId).forUpdate().execute();
}

export function findDirect(db: Database, userId: string, key: string): Promise<OwnChannelRow | undefined> {
  return seenBy(db, userId).where("channels.direct_key", "=", key).executeTakeFirst();
}

/** A page of the channels that somebody is in: those whose ids come after the given one. */
export type OwnPage = { userId: string; after: string | undefined; limit: number };

/**
 * Pages of several people at once. Asked for by every client on every connect, hence by name: planning it costs ten
 * times as much as running it.
 */
export async function listOwn(db: Db, pages: readonly OwnPage[]): Promise<OwnChannelRow[][]> {
  listOwnText ??= listOwnQuery(db.kysely).compile().sql;
  const { rows } = await db.pool.query<OwnChannelRow & { asked_n: number }>({
    name: "channels_list",
    text: listOwnText,
    values: [pages.map((page) => page.userId), pages.map((page) => page.after ?? beforeAll), pages.map((page) => page.limit)],
  });
  const found: OwnChannelRow[][] = pages.map(() => []);
  for (const row of rows) found[row.asked_n - 1]?.push(row);
  return found;
}

let listOwnText: string | undefined;

/** Before every id. */
const beforeAll = "00000000-0000-0000-0000-000000000000";

function listOwnQuery(db: Database) {
  const own = seenBy(db, sql.ref("asked.user_id"))
    .where("members.user_id", "is not", null)
    .where("members.channel_id", ">", sql.ref<string>("asked.after"))
    .orderBy("members.channel_id")
    .limit(sql.ref<number>("asked.most"))
    .as("own");
  return db
    .selectFrom(
      sql<{ n: number }>`unnest(${[]}::uuid[], ${[]}::uuid[], ${[]}::int[]) with ordinality`.as<"asked">(
        sql`asked(user_id, after, most, n)`,
      ),
    )
    .innerJoinLateral(own, (join) => join.onTrue())
    .selectAll("own")
    .select(sql<number>`asked.n::int`.as("asked_n"))
    .orderBy("asked.n")
    .orderBy("own.id");
}

export function listPublic(
  db: Database,
  userId: string,
  page: { contains: string | undefined; archived: boolean; after: string | undefined; limit: number },
): Promise<OwnChannelRow[]> {
  let query = seenBy(db, userId).where("channels.type", "=", "public").orderBy("channels.name").limit(page.limit);
  if (!page.archived) query = query.where("channels.archived_at", "is", null);
  if (page.after !== undefined) query = query.where("channels.name", ">", page.after);
  if (page.contains) query = query.where(sql<boolean>`strpos(channels.name, ${page.contains}) > 0`);
  return query.execute();
}

/** What a new connection begins with: the channels whose events it gets, and the epoch. */
export type Beginning = { channelIds: string[]; epoch: string };

/** For each of these sessions what its connection begins with; null where it has ended. */
export async function beginnings(db: Queryable, sessions: readonly { userId: string; sessionId: string }[]) {
  const { rows } = await db.query<{ n: number; epoch: string; channel_ids: string | null }>({
    name: "channels_beginnings",
    text: `
      select asked.n::int as n, workspace.epoch::text as epoch,
        (select string_agg(channel_id::text, ',') from members where members.user_id = asked.user_id) as channel_ids
      from unnest($1::uuid[], $2::uuid[]) with ordinality as asked(user_id, session_id, n)
      cross join lateral (select from sessions where sessions.id = asked.session_id and expires_at > now() limit 1) alive
      cross join workspace`,
    values: [sessions.map((one) => one.userId), sessions.map((one) => one.sessionId)],
  });
  const found: (Beginning | null)[] = sessions.map(() => null);
  for (const { n, epoch, channel_ids } of rows) found[n - 1] = { epoch, channelIds: channel_ids?.split(",") ?? [] };
  return found;
}

export async function insertChannel(
  db: Database,
  channel: { type: ChannelType; name: string | null; topic: string; createdBy: string; directKey: string | null },
): Promise<string | undefined> {
  const row = await db
    .insertInto("channels")
    .values({
      type: channel.type,
      name: channel.name,
      topic: channel.topic,
      created_by: channel.createdBy,
      direct_key: channel.directKey,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

type ChannelChange = {
  name?: string | undefined;
  topic?: string | undefined;
  description?: string | undefined;
  mayPost?: Permission | undefined;
  mayInvite?: Permission | undefined;
  mayPin?: Permission | undefined;
  mayMentionEveryone?: Permission | undefined;
  isDefault?: boolean | undefined;
};

/** False when the new name is taken, which leaves the transaction usable. */
export async function updateChannel(db: Database, channelId: string, change: ChannelChange): Promise<boolean> {
  const text = (value: string | undefined) => sql`${value ?? null}::text`;
  const changed = await sql`
    update channels set name = coalesce(${text(change.name)}, name), topic = coalesce(${text(change.topic)}, topic),
      description = coalesce(${text(change.description)}, description), may_post = coalesce(${text(change.mayPost)}, may_post),
      may_invite = coalesce(${text(change.mayInvite)}, may_invite), may_pin = coalesce(${text(change.mayPin)}, may_pin),
      may_mention_everyone = coalesce(${text(change.mayMentionEveryone)}, may_mention_everyone),
      is_default = coalesce(${change.isDefault ?? null}::boolean, is_default)
    where id = ${channelId}
      and not exists (select from channels other where other.type = 'public' and channels.type = 'public'
        and other.name = ${change.name ?? null} and other.id <> channels.id)`.execute(db);
  return changed.numAffectedRows === 1n;
}

export async function archiveChannel(db: Database, channelId: string, archived: boolean): Promise<void> {
  await db
    .updateTable("channels")
    .set({ archived_at: archived ? sql<Date>`now()` : null })
    .where("id", "=", channelId)
    .execute();
}

/** Ids of the channels that new people are put into. */
export async function listDefaults(db: Database): Promise<string[]> {
  const rows = await defaults(db).select("id").orderBy("id").execute();
  return rows.map((row) => row.id);
}

/** One of them, as it is now; undefined when it is none. */
export function readDefault(db: Database, channelId: string): Promise<{ id: string; member_count: number } | undefined> {
  return defaults(db).select(["id", "member_count"]).where("id", "=", channelId).executeTakeFirst();
}

function defaults(db: Database) {
  return db.selectFrom("channels").where("is_default", "=", true).where("archived_at", "is", null);
}
