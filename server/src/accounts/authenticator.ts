import { askTogether } from "../platform/ask-together.ts";
import type { Authenticate } from "../platform/commands.ts";
import type { AccountDeps } from "./deps.ts";
import { credentialOf } from "./session-cookie.ts";
import { findLiveSessions, renewSession } from "./session-queries.ts";
import { openToken } from "./session-token.ts";

/**
 * Who a request comes from: the signature first, so that guesses cost the database nothing, then one prepared
 * statement for all who wait to be known. better-auth would need several times as long, and would have to be loaded for it.
 */
export function createAuthenticator(deps: Pick<AccountDeps, "db" | "publicUrl" | "authSecret">): Authenticate {
  const { pool } = deps.db;
  const findLiveSession = askTogether(200, (tokens: string[]) => findLiveSessions(pool, tokens));
  return async (headers) => {
    const tokens = credentialOf(headers, deps.publicUrl)?.sealed.map((sealed) => openToken(sealed, deps.authSecret)) ?? [];
    const token = tokens.find((opened) => opened !== null);
    const session = token ? await findLiveSession(token) : undefined;
    if (!session) return null;
    const expiresAt = session.renewable ? await renewSession(pool, session.id) : session.expiresAt;
    if (!expiresAt) return null; // ended between the two statements
    return { caller: { userId: session.userId, role: session.role, sessionId: session.id }, expiresAt };
  };
}
