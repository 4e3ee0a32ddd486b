import { isDeepStrictEqual } from "node:util";
import { defaultPreferences, type Preferences } from "@chatflow/protocol";
import { sql } from "kysely";
import type { Database } from "../platform/db.ts";

type UserChange = {
  name?: string | undefined;
  title?: string | undefined;
  time_zone?: string | undefined;
  availability?: string | undefined;
  status_emoji?: string | undefined;
  status_text?: string | undefined;
  receipts?: boolean | undefined;
};

/** Sets what is given. Whether that changed anything. */
export async function changeUser(db: Database, userId: string, change: UserChange): Promise<boolean> {
  const wanted = Object.entries(change).filter(([, value]) => value !== undefined);
  if (wanted.length === 0) return false;
  const differs = wanted.map(([column, value]) => sql<boolean>`${sql.ref(column)} <> ${value}`);
  const { numUpdatedRows } = await db
    .updateTable("users")
    .set(Object.fromEntries(wanted))
    .where("id", "=", userId)
    .where(sql<boolean>`(${sql.join(differs, sql` or `)})`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type PreferencesChange = { [K in keyof Preferences]?: Preferences[K] | undefined };

/**
 * Sets those that are given; what differs from the defaults is stored, so that a default may change with a version.
 * The row is held between reading and writing: two devices that set different ones both have their way.
 */
export async function changePreferences(tx: Database, userId: string, change: PreferencesChange): Promise<boolean> {
  const row = await tx.selectFrom("users").select("preferences").where("id", "=", userId).forNoKeyUpdate().executeTakeFirst();
  if (!row) return false;
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const before: Record<string, unknown> = row.preferences;
  const wanted: Record<string, unknown> = { ...before, ...Object.fromEntries(given) };
  const defaults: Record<string, unknown> = defaultPreferences;
  const after = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !isDeepStrictEqual(value, defaults[name])));
  if (isDeepStrictEqual(after, before)) return false;
  await tx
    .updateTable("users")
    .set({ preferences: JSON.stringify(after) })
    .where("id", "=", userId)
    .execute();
  return true;
}
