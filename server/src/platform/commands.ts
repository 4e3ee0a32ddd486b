import type { CommandName, Output, Role } from "@chatflow/protocol";
import type { commands, ParsedInput } from "@chatflow/protocol/commands";

/** The person or program behind a call, as its session says. */
export type Caller = { userId: string; role: Role; sessionId: string };

/** What HTTP adds to a call, for the few commands that make or end sessions. */
export type HttpSide = { headers: Headers; setHeader(name: string, value: string | string[]): void };

/** Everything about a call but its input. `caller` may be null only in public commands. */
export type Call<N extends CommandName = CommandName> = {
  caller: (typeof commands)[N]["caller"] extends "public" ? Caller | null : Caller;
  /** The client's address, for limits and for the list of sessions. */
  address: string;
  http?: HttpSide;
};

/** What a domain's commands.ts gives: one action for each of its commands. */
export type Handlers<N extends CommandName> = {
  [K in N]: (input: ParsedInput<K>, call: Call<K>) => Promise<Output<K>>;
};

/** Who a request comes from, by its cookie or bearer token; null when neither stands for a living session. */
export type Authenticate = (headers: {
  cookie?: string | undefined;
  authorization?: string | undefined;
}) => Promise<{ caller: Caller; expiresAt: Date } | null>;

/** Whether a request brings a token of its own, which no foreign page can make a browser do, instead of a cookie. */
export function isBearer(authorization: string | undefined): boolean {
  return authorization !== undefined && /^bearer /i.test(authorization);
}
