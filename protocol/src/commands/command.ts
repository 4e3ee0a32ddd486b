import type { z } from "zod";
import type { ErrorCode } from "../errors.ts";

/**
 * Who may call a command at all. `public` needs no session. Finer rules (member of the channel, owner of the
 * invitation) are the first line of the command's action, and a cell of the authorisation matrix.
 */
export type Caller = "public" | "user" | "moderator" | "admin";

/**
 * Rate-limit classes; the server gives each a budget for every caller (the user, or the address before sign-in).
 * `signal` is for what is said
 * all the time and may be lost; `guess` is for everything that could be tried many times to find a secret out.
 */
export type LimitClass = "read" | "write" | "message" | "signal" | "guess" | "account";

/** One row of the command table, without its route. */
export type Command = {
  /** One sentence for the reference page. */
  summary: string;
  input: z.ZodType;
  output: z.ZodType;
  /** Errors that callers should expect, besides those that any command may give. */
  errors: readonly ErrorCode[];
  caller: Caller;
  limit: LimitClass;
  /** True where only HTTP makes sense, because the command makes or ends the session that a socket stands on. */
  httpOnly?: true;
};
