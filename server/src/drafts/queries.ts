import { type Selectable, sql } from "kysely";
import type { Database } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";

/** Whose draft, and where: in the channel itself, or in one of its threads. */
export type Place = { userId: string; channelId: string; threadId: string | null };
export type DraftRow = Selectable<Tables["drafts"]>;

/** Holds the membership until the transaction ends; false when there is none. */
export async function lockMember(tx: Database, { userId, channelId }: Place): Promise<boolean> {
  const row = await tx
    .selectFrom("members")
    .select("user_id")
    .where("channel_id", "=", channelId)
    .where("user_id", "=", userId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export function findDraft(db: Database, place: Place): Promise<DraftRow | undefined> {
  return db
    .selectFrom("drafts")
    .selectAll()
    .where("user_id", "=", place.userId)
    .where("channel_id", "=", place.channelId)
    .where("thread_id", "is not distinct from", place.threadId)
    .executeTakeFirst();
}

export function upsertDraft(tx: Database, place: Place, text: string, updatedAt: Date): Promise<DraftRow> {
  return tx
    .insertInto("drafts")
    .values({ user_id: place.userId, channel_id: place.channelId, thread_id: place.threadId, text, updated_at: updatedAt })
    .onConflict((conflict) => conflict.columns(["user_id", "channel_id", "thread_id"]).doUpdateSet({ text, updated_at: updatedAt }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function deleteDraft(tx: Database, place: Place): Promise<void> {
  await tx
    .deleteFrom("drafts")
    .where("user_id", "=", place.userId)
    .where("channel_id", "=", place.channelId)
    .where("thread_id", "is not distinct from", place.threadId)
    .execute();
}

const nil = "00000000-0000-0000-0000-000000000000";

/** Newest first, of channels that the user is in. A draft in the channel itself is sorted as if its thread were nil. */
export function listDrafts(
  db: Database,
  userId: string,
  after: { updatedAt: Date; channelId: string; threadId: string | null } | undefined,
  limit: number,
): Promise<DraftRow[]> {
  const thread = sql<string>`coalesce(drafts.thread_id, ${nil}::uuid)`;
  let query = db
    .selectFrom("drafts")
    .innerJoin("members", (join) =>
      join.onRef("members.channel_id", "=", "drafts.channel_id").onRef("members.user_id", "=", "drafts.user_id"),
    )
    .selectAll("drafts")
    .where("drafts.user_id", "=", userId)
    .orderBy("drafts.updated_at", "desc")
    .orderBy("drafts.channel_id", "desc")
    .orderBy(thread, "desc")
    .limit(limit);
  if (after)
    query = query.where(
      sql<boolean>`(drafts.updated_at, drafts.channel_id, ${thread}) < (${after.updatedAt}::timestamptz, ${after.channelId}::uuid, ${after.threadId ?? nil}::uuid)`,
    );
  return query.execute();
}
