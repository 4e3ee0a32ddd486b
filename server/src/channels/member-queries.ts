import type { ChannelRole, MemberSettings } from "@chatflow/protocol";
import { type Selectable, sql } from "kysely";
import type { Database } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";

export type MemberRow = Selectable<Tables["members"]>;

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

/** In the order of joining; of a prefix those whose name or username begins with it. */
export function listMembers(
  db: Database,
  channelId: string,
  page: { prefix: string | undefined; after: { joinedAt: Date; userId: string } | undefined; limit: number },
): Promise<MemberRow[]> {
  const { prefix, after } = page;
  let query = db
    .selectFrom("members")
    .selectAll()
    .where("channel_id", "=", channelId)
    .orderBy("joined_at")
    .orderBy("user_id")
    .limit(page.limit);
  if (after) query = query.where(sql<boolean>`(joined_at, user_id) > (${after.joinedAt}::timestamptz, ${after.userId}::uuid)`);
  if (prefix)
    query = query.where(
      sql<boolean>`user_id in (select id from users where starts_with(username, lower(${prefix})) or starts_with(lower(name), lower(${prefix})))`,
    );
  return query.execute();
}

export function findMember(db: Database, channelId: string, userId: string): Promise<MemberRow | undefined> {
  return db.selectFrom("members").selectAll().where("channel_id", "=", channelId).where("user_id", "=", userId).executeTakeFirst();
}

export async function countOwners(db: Database, channelId: string): Promise<number> {
  const row = await db
    .selectFrom("members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("channel_id", "=", channelId)
    .where("role", "=", "owner")
    .executeTakeFirstOrThrow();
  return row.count;
}

export function storeRole(db: Database, channelId: string, userId: string, role: ChannelRole): Promise<MemberRow> {
  return db
    .updateTable("members")
    .set({ role })
    .where("channel_id", "=", channelId)
    .where("user_id", "=", userId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

type SettingsChange = { [K in keyof MemberSettings]?: MemberSettings[K] | undefined };

/** Sets what is given for a member. Whether that changed anything. */
export async function storeSettings(db: Database, channelId: string, userId: string, change: SettingsChange): Promise<boolean> {
  const wanted = Object.entries({ muted: change.muted, favourite: change.favourite, section_id: change.sectionId }).filter(
    ([, value]) => value !== undefined,
  );
  if (wanted.length === 0) return false;
  const differs = wanted.map(([column, value]) => sql<boolean>`${sql.ref(column)} is distinct from ${value}`);
  const { numUpdatedRows } = await db
    .updateTable("members")
    .set(Object.fromEntries(wanted))
    .where("channel_id", "=", channelId)
    .where("user_id", "=", userId)
    .where(sql<boolean>`(${sql.join(differs, sql` or `)})`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function countUsers(db: Database, userIds: string[]): Promise<number> {
  const row = await db
    .selectFrom("users")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("id", "in", userIds)
    .executeTakeFirstOrThrow();
  return row.count;
}
