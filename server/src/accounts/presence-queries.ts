import type { Availability } from "@chatflow/protocol";
import { sql } from "kysely";
import type { Database, Queryable } from "../platform/db.ts";
import type { PresenceStore, Standing } from "../realtime/presence.ts";

type StandingChange = {
  availability?: Availability | undefined;
  statusEmoji?: string | undefined;
  statusText?: string | undefined;
  receipts?: boolean | undefined;
};

/** Sets what is given. Whether that changed anything. */
export async function changeStanding(db: Database, userId: string, change: StandingChange): Promise<boolean> {
  const wanted = Object.entries({
    availability: change.availability,
    status_emoji: change.statusEmoji,
    status_text: change.statusText,
    receipts: change.receipts,
  }).filter(([, value]) => value !== undefined);
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

export function createPresenceStore(db: Queryable): PresenceStore {
  return {
    async read(userIds) {
      const { rows } = await db.query<Standing>({
        name: "accounts_standing",
        text: `
          select id::text as "userId", availability, status_emoji as "statusEmoji", status_text as "statusText",
            last_seen_at as "lastSeenAt"
          from users where id = any($1::uuid[])`,
        values: [userIds],
      });
      return rows;
    },
    async seen(moments) {
      await db.query({
        name: "accounts_seen",
        text: `
          update users set last_seen_at = greatest(last_seen_at, seen.at)
          from unnest($1::uuid[], $2::timestamptz[]) as seen (id, at) where users.id = seen.id`,
        values: [[...moments.keys()], [...moments.values()]],
      });
    },
  };
}
