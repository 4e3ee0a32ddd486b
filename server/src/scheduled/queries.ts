import type { Role } from "@chatflow/protocol";
import type { Insertable, Selectable } from "kysely";
import type { Database } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";

export type ScheduledRow = Selectable<Tables["scheduled_messages"]>;
type Own = { userId: string; id: string };

/** Holds the user's row until the transaction ends; those who only refer to it need not wait. */
export async function lockUser(tx: Database, userId: string): Promise<void> {
  await tx.selectFrom("users").select("id").where("id", "=", userId).forNoKeyUpdate().execute();
}

export async function listScheduled(db: Database, userId: string): Promise<ScheduledRow[]> {
  return db.selectFrom("scheduled_messages").selectAll().where("user_id", "=", userId).orderBy("send_at").orderBy("id").execute();
}

export async function countScheduled(db: Database, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("scheduled_messages")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Whoever's it is. */
export function findScheduled(db: Database, id: string): Promise<ScheduledRow | undefined> {
  return db.selectFrom("scheduled_messages").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The row as it is stored now; undefined when the id is taken. */
export function insertScheduled(tx: Database, row: Insertable<Tables["scheduled_messages"]>): Promise<ScheduledRow | undefined> {
  return tx
    .insertInto("scheduled_messages")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** One's own, held until the transaction ends; undefined when it is gone, or is just being sent and thus held by the sender. */
export function lockScheduled(tx: Database, { userId, id }: Own): Promise<ScheduledRow | undefined> {
  return tx
    .selectFrom("scheduled_messages")
    .selectAll()
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export function updateScheduled(
  tx: Database,
  id: string,
  change: Partial<{ text: string; quote: null; send_at: string; failed: string | null }>,
): Promise<ScheduledRow> {
  return tx.updateTable("scheduled_messages").set(change).where("id", "=", id).returningAll().executeTakeFirstOrThrow();
}

export async function deleteScheduled(tx: Database, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom("scheduled_messages").where("id", "in", ids).execute();
}

export type DueRow = ScheduledRow & { role: Role };

/**
 * What is due, with its author's role, held until the transaction ends; what another instance holds is left to it, and
 * so are those of `except`.
 */
export function lockDue(tx: Database, now: Date, except: readonly string[], limit: number): Promise<DueRow[]> {
  let query = tx
    .selectFrom("scheduled_messages as s")
    .innerJoin("users as u", "u.id", "s.user_id")
    .selectAll("s")
    .select("u.role")
    .where("s.failed", "is", null)
    .where("s.send_at", "<=", now)
    .orderBy("s.send_at")
    .orderBy("s.id")
    .limit(limit)
    .forUpdate("s")
    .skipLocked();
  if (except.length > 0) query = query.where("s.id", "not in", except);
  return query.execute();
}

/** When the next one after this moment is due. */
export async function nextDue(db: Database, after: Date): Promise<Date | undefined> {
  const row = await db
    .selectFrom("scheduled_messages")
    .select("send_at")
    .where("failed", "is", null)
    .where("send_at", ">", after)
    .orderBy("send_at")
    .limit(1)
    .executeTakeFirst();
  return row?.send_at;
}
