import type { Queryable } from "../platform/db.ts";
import type { PresenceStore, Standing } from "../realtime/presence.ts";

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
