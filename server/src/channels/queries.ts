import { type ChannelRole, type ChannelType, limits, type Permission } from "@chatflow/protocol";
import { type Selectable, sql } from "kysely";
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
function seenBy(db: Database, userId: string) {
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
function behind(userId: string) {
  return sql<{ unread: number; mentions: number }>`(
    select count(*) as unread, count(*) filter (where mentioning) as mentions from (
      select messages.mentions_everyone is not null or coalesce(${userId}::uuid = any(messages.mentions), false) as mentioning
      from messages
      where channels.seq > members.read_seq
        and messages.channel_id = channels.id and messages.seq > members.read_seq
        and messages.author_id <> ${userId} and messages.deleted_at is null
        and (messages.thread_id is null or messages.also_in_channel)
      limit ${limits.unread}
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

/** Asked for by every client on every connect, hence by name: planning it costs ten times as much as running it. */
export async function listOwn(db: Db, userId: string, after: string | undefined, limit: number): Promise<OwnChannelRow[]> {
  const all = seenBy(db.kysely, userId).where("members.user_id", "is not", null).orderBy("channels.id").limit(limit);
  const query = (after ? all.where("channels.id", ">", after) : all).compile();
  const name = after ? "channels_list_after" : "channels_list";
  const { rows } = await db.pool.query<OwnChannelRow>({ name, text: query.sql, values: [...query.parameters] });
  return rows;
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

/** The channels whose events a user's connections get, with the epoch; nothing when the session has ended. */
export async function beginning(db: Queryable, userId: string, sessionId: string) {
  const { rows } = await db.query<{ epoch: string; channel_ids: string[] }>({
    name: "channels_beginning",
    text: `
      select epoch::text as epoch, array(select channel_id::text from members where user_id = $1) as channel_ids
      from workspace where exists (select from sessions where id = $2 and expires_at > now())`,
    values: [userId, sessionId],
  });
  return rows[0] ? { channelIds: rows[0].channel_ids, epoch: rows[0].epoch } : null;
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
