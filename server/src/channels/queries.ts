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
  page: { contains: string | undefined; after: string | undefined; limit: number },
): Promise<OwnChannelRow[]> {
  let query = seenBy(db, userId).where("channels.type", "=", "public").orderBy("channels.name").limit(page.limit);
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

/** Adds those who are not in yet and counts them. Returns whom it added. */
export async function insertMembers(db: Database, channelId: string, members: { userId: string; role: ChannelRole }[]) {
  const added = await db
    .insertInto("members")
    .values((eb) =>
      members.map((member) => ({
        channel_id: channelId,
        user_id: member.userId,
        role: member.role,
        // what was said before somebody came is not new to them
        read_seq: eb.selectFrom("channels").select("seq").where("id", "=", channelId),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("user_id")
    .execute();
  if (added.length > 0) await changeMemberCount(db, channelId, added.length);
  return added.map((row) => row.user_id);
}

export async function deleteMember(db: Database, channelId: string, userId: string): Promise<void> {
  await db.deleteFrom("members").where("channel_id", "=", channelId).where("user_id", "=", userId).execute();
  await changeMemberCount(db, channelId, -1);
}

async function changeMemberCount(db: Database, channelId: string, by: number) {
  await db
    .updateTable("channels")
    .set((eb) => ({ member_count: eb("member_count", "+", by) }))
    .where("id", "=", channelId)
    .execute();
}

/** False when the new name is taken, which leaves the transaction usable. */
export async function updateChannel(
  db: Database,
  channelId: string,
  change: { name?: string | undefined; topic?: string | undefined; mayMentionEveryone?: Permission | undefined },
): Promise<boolean> {
  const changed = await sql`
    update channels set name = coalesce(${change.name ?? null}::text, name), topic = coalesce(${change.topic ?? null}::text, topic),
      may_mention_everyone = coalesce(${change.mayMentionEveryone ?? null}::text, may_mention_everyone)
    where id = ${channelId}
      and not exists (select from channels other where other.type = 'public' and channels.type = 'public'
        and other.name = ${change.name ?? null} and other.id <> channels.id)`.execute(db);
  return changed.numAffectedRows === 1n;
}

/** Gives a channel without an owner the member who has been in it longest; undefined when it has an owner, or nobody. */
export function promoteIfOwnerless(db: Database, channelId: string): Promise<MemberRow | undefined> {
  return db
    .updateTable("members")
    .set({ role: "owner" })
    .where("channel_id", "=", channelId)
    .where("user_id", "=", (eb) =>
      eb
        .selectFrom("members as m")
        .select("m.user_id")
        .where("m.channel_id", "=", channelId)
        .orderBy("m.joined_at")
        .orderBy("m.user_id")
        .limit(1),
    )
    .where(sql<boolean>`not exists (select from members m where m.channel_id = ${channelId} and m.role = 'owner')`)
    .returningAll()
    .executeTakeFirst();
}

export type MemberRow = Selectable<Tables["members"]>;

export function listMembers(
  db: Database,
  channelId: string,
  after: { joinedAt: Date; userId: string } | undefined,
  limit: number,
): Promise<MemberRow[]> {
  let query = db.selectFrom("members").selectAll().where("channel_id", "=", channelId).orderBy("joined_at").orderBy("user_id").limit(limit);
  if (after) query = query.where(sql<boolean>`(joined_at, user_id) > (${after.joinedAt}::timestamptz, ${after.userId}::uuid)`);
  return query.execute();
}

export async function countUsers(db: Database, userIds: string[]): Promise<number> {
  const row = await db
    .selectFrom("users")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("id", "in", userIds)
    .executeTakeFirstOrThrow();
  return row.count;
}
