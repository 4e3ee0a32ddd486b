import type { Role } from "@chatflow/protocol";
import { type Kysely, sql } from "kysely";
import type { Queryable } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";
import type { SessionRow } from "./present.ts";
import { sessionLifetime } from "./session-cookie.ts";

export type LiveSession = { id: string; userId: string; role: Role; expiresAt: Date; renewable: boolean };

const renewableBelow = sessionLifetime.seconds - sessionLifetime.renewAfterSeconds;

/**
 * Asked for each HTTP request and each new connection, hence one prepared statement for many tokens. `limit 1` keeps
 * each look-up an index look-up, however the planner guesses.
 */
const liveSessions = {
  name: "accounts_live_sessions",
  text: `
    select asked.n::int as n, s.id, s.user_id as "userId", u.role, s.expires_at as "expiresAt",
           s.expires_at < now() + make_interval(secs => ${renewableBelow}) as renewable
    from unnest($1::text[]) with ordinality as asked(token, n)
    cross join lateral (select * from sessions where sessions.token = asked.token and expires_at > now() limit 1) s
    cross join lateral (select role from users where users.id = s.user_id limit 1) u`,
};

/** For each token, in the given order, its session where it lives. */
export async function findLiveSessions(db: Queryable, tokens: string[]): Promise<(LiveSession | undefined)[]> {
  const { rows } = await db.query<LiveSession & { n: number }>({ ...liveSessions, values: [tokens] });
  const found: (LiveSession | undefined)[] = tokens.map(() => undefined);
  for (const { n, ...session } of rows) found[n - 1] = session;
  return found;
}

/** Puts the end of a session off, unless it has ended meanwhile. */
export async function renewSession(db: Queryable, sessionId: string): Promise<Date | undefined> {
  const { rows } = await db.query<{ expiresAt: Date }>({
    name: "accounts_renew_session",
    text: `
      update sessions set expires_at = now() + make_interval(secs => ${sessionLifetime.seconds}), updated_at = now()
      where id = $1 and expires_at > now() returning expires_at as "expiresAt"`,
    values: [sessionId],
  });
  return rows[0]?.expiresAt;
}

export function listSessions(db: Kysely<Tables>, userId: string): Promise<SessionRow[]> {
  return db
    .selectFrom("sessions")
    .select(["id", "user_agent", "created_at", "expires_at"])
    .where("user_id", "=", userId)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Whether there was such a session of this user. */
export async function deleteSession(db: Kysely<Tables>, userId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("sessions").where("id", "=", sessionId).where("user_id", "=", userId).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteExpiredSessions(db: Kysely<Tables>, userId: string): Promise<void> {
  await db.deleteFrom("sessions").where("user_id", "=", userId).where("expires_at", "<=", sql<Date>`now()`).execute();
}
