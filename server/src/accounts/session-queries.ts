import type { Role } from "@chatflow/protocol";
import { type Kysely, sql } from "kysely";
import type { Queryable } from "../platform/db.ts";
import type { Tables } from "../platform/tables.ts";
import type { SessionRow } from "./present.ts";
import { sessionLifetime } from "./session-cookie.ts";

export type LiveSession = { id: string; userId: string; role: Role; expiresAt: Date; renewable: boolean };

const renewableBelow = sessionLifetime.seconds - sessionLifetime.renewAfterSeconds;

/** Asked for each HTTP request and each new connection, hence one prepared statement. */
const liveSession = {
  name: "accounts_live_session",
  text: `
    select s.id, s.user_id as "userId", u.role, s.expires_at as "expiresAt",
           s.expires_at < now() + make_interval(secs => ${renewableBelow}) as renewable
    from sessions s join users u on u.id = s.user_id
    where s.token = $1 and s.expires_at > now()`,
};

export async function findLiveSession(db: Queryable, token: string): Promise<LiveSession | undefined> {
  const { rows } = await db.query<LiveSession>({ ...liveSession, values: [token] });
  return rows[0];
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
