import { sql } from "kysely";
import type { MessageRow } from "../messages/index.ts";
import type { Database } from "../platform/db.ts";

type Own = { userId: string; channelId: string; messageId: string };
type SavedRow = MessageRow & { saved_at: Date };

/** Holds the user's row until the transaction ends; those who only refer to it, as a new session does, need not wait. */
export async function lockUser(tx: Database, userId: string): Promise<void> {
  await tx.selectFrom("users").select("id").where("id", "=", userId).forNoKeyUpdate().execute();
}

export async function findSavedAt(db: Database, own: Own): Promise<Date | undefined> {
  const row = await db
    .selectFrom("saved_messages")
    .select("saved_at")
    .where("user_id", "=", own.userId)
    .where("channel_id", "=", own.channelId)
    .where("message_id", "=", own.messageId)
    .executeTakeFirst();
  return row?.saved_at;
}

export async function insertSaved(tx: Database, own: Own, savedAt: Date): Promise<void> {
  await tx
    .insertInto("saved_messages")
    .values({ user_id: own.userId, channel_id: own.channelId, message_id: own.messageId, saved_at: savedAt })
    .execute();
}

/** Whether there was anything to delete. */
export async function deleteSaved(tx: Database, own: Own): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("saved_messages")
    .where("user_id", "=", own.userId)
    .where("channel_id", "=", own.channelId)
    .where("message_id", "=", own.messageId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function countSaved(db: Database, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("saved_messages")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Deletes what no list shows: of deleted messages, and of channels that the user has left. Each is looked up by itself;
 * `not exists` would have the planner read all messages.
 */
export async function deleteUnseen(tx: Database, userId: string): Promise<void> {
  await sql`
    delete from saved_messages s where s.user_id = ${userId} and (
      (select m.user_id from members m where m.channel_id = s.channel_id and m.user_id = s.user_id) is null
      or (select m.id from messages m where m.channel_id = s.channel_id and m.id = s.message_id and m.deleted_at is null) is null
    )`.execute(tx);
}

/** Newest first, of channels that the user is in, and without deleted messages. `limit 1` keeps each look-up in one partition. */
export function listSaved(
  db: Database,
  userId: string,
  after: { savedAt: Date; messageId: string; channelId: string } | undefined,
  limit: number,
): Promise<SavedRow[]> {
  let query = db
    .selectFrom("saved_messages as s")
    .innerJoin("members", (join) => join.onRef("members.channel_id", "=", "s.channel_id").onRef("members.user_id", "=", "s.user_id"))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("messages as m")
          .selectAll()
          .whereRef("m.channel_id", "=", "s.channel_id")
          .whereRef("m.id", "=", "s.message_id")
          .where("m.deleted_at", "is", null)
          .limit(1)
          .as("message"),
      (join) => join.onTrue(),
    )
    .selectAll("message")
    .select("s.saved_at")
    .where("s.user_id", "=", userId)
    .orderBy("s.saved_at", "desc")
    .orderBy("s.message_id", "desc")
    .orderBy("s.channel_id", "desc")
    .limit(limit);
  if (after)
    query = query.where(
      sql<boolean>`(s.saved_at, s.message_id, s.channel_id) < (${after.savedAt}::timestamptz, ${after.messageId}::uuid, ${after.channelId}::uuid)`,
    );
  return query.execute();
}
