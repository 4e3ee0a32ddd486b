import type { Db } from "../platform/db.ts";
import type { Logger } from "../platform/log.ts";
import type { Hub } from "../realtime/hub.ts";
import type { Presence } from "../realtime/presence.ts";
import type { Auth } from "./auth.ts";

/** What the accounts need from the rest of the server. */
export type AccountDeps = {
  db: Db;
  /** The origin under which people reach the server, such as `https://chat.example.org`. */
  publicUrl: string;
  /** Signs session tokens; at least 32 characters, kept outside the database. */
  authSecret: string;
  log: Logger;
  hub: Hub;
  presence: Presence;
  /** Called after the commit that ended these sessions, so that their live connections close at once. */
  sessionEnded(sessionIds: string[]): void;
  /** Called when an account was made, before its owner gets an answer. It does not fail: the account is there. */
  accountMade(userId: string): Promise<void>;
};

/** What the actions get: the dependencies, and better-auth, which is loaded by the first call. */
export type AccountContext = AccountDeps & { auth(): Promise<Auth> };
