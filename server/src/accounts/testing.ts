import type { CommandName, Input, Output } from "@chatflow/protocol";
import { pino } from "pino";
import { testDatabase } from "../../test/database.ts";
import type { Caller, Handlers } from "../platform/commands.ts";
import { createDispatch } from "../platform/dispatch.ts";
import { createMetrics } from "../platform/metrics.ts";
import { Hub } from "../realtime/hub.ts";
import { Presence } from "../realtime/presence.ts";
import type { AccountCommand } from "./commands.ts";
import { createAccounts, createPresenceStore } from "./index.ts";

export const goodPassword = "wobbly lantern orchard";

type From = { caller?: Caller; cookie?: string; authorization?: string; userAgent?: string };

/** The accounts of an empty workspace, called as a transport calls them: through the one table of commands. */
export async function testAccounts(options: { publicUrl?: string } = {}) {
  const db = await testDatabase({ max: 20 });
  const logLines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => void logLines.push(line) });
  const ended: string[] = [];
  const metrics = createMetrics();
  const hub = new Hub(metrics);
  /** For each ended session, how many rows of it others still saw at the moment when its connections were told. */
  const seenWhenTold: Promise<number | null>[] = [];
  const deps = {
    db,
    publicUrl: options.publicUrl ?? "http://localhost:3000",
    authSecret: "a-secret-of-the-tests-0123456789-abcdef",
    log,
    hub,
    presence: new Presence({ hub, log, store: createPresenceStore(db.pool) }),
    accountMade: async () => {},
    sessionEnded: (ids: string[]) => {
      ended.push(...ids);
      seenWhenTold.push(db.pool.query("select from sessions where id = any($1::uuid[])", [ids]).then((found) => found.rowCount));
    },
  };
  const accounts = createAccounts(deps);
  const others = {} as Omit<Handlers<CommandName>, AccountCommand>;
  const dispatch = createDispatch(
    { ...others, ...accounts.handlers },
    { isStopping: () => false, take: async () => {}, metrics, log, checkOutputs: true },
  );

  async function callForHeaders<N extends AccountCommand>(name: N, input: Input<N>, from: From = {}) {
    const sent = Object.entries({ cookie: from.cookie, authorization: from.authorization, "user-agent": from.userAgent });
    const headers = new Headers(sent.filter((entry): entry is [string, string] => entry[1] !== undefined));
    const answered = new Map<string, string>();
    const http = { headers, setHeader: (key: string, value: string | string[]) => void answered.set(key, String(value)) };
    const signedIn = await accounts.authenticate({ cookie: from.cookie, authorization: from.authorization });
    const caller = from.caller ?? signedIn?.caller ?? null;
    const output = (await dispatch(name, input, { caller, address: "192.0.2.7", http })) as Output<N>;
    return { output, setCookie: answered.get("set-cookie") };
  }

  async function call<N extends AccountCommand>(name: N, input: Input<N>, from: From = {}): Promise<Output<N>> {
    return (await callForHeaders(name, input, from)).output;
  }

  /** Signs somebody up; what comes back identifies them in further calls. */
  async function join(username: string, more: { invitation?: string; name?: string } = {}) {
    const input = { username, email: `${username}@example.org`, password: goodPassword, ...more };
    const { user, token } = await call("accounts.signUp", input);
    return { user, token: token ?? "", authorization: `Bearer ${token}` };
  }

  async function whose(headers: { cookie?: string; authorization?: string }) {
    return (await accounts.authenticate(headers))?.caller.sessionId ?? "";
  }

  /** Ada's session in a browser. */
  async function signInByCookie() {
    const input = { login: "ada", password: goodPassword, session: "cookie" } as const;
    const { output, setCookie } = await callForHeaders("accounts.signIn", input);
    const cookie = cookiePair(setCookie);
    return { output, setCookie, cookie, sessionId: await whose({ cookie }) };
  }

  /** A person's session in a program. */
  async function signInByToken(login = "ada") {
    const { token = "" } = await call("accounts.signIn", { login, password: goodPassword });
    const authorization = `Bearer ${token}`;
    return { token, authorization, sessionId: await whose({ authorization }) };
  }

  const expireIn = (sessionId: string, interval: string) =>
    db.pool.query("update sessions set expires_at = now() + $2::interval where id = $1", [sessionId, interval]);

  const count = async (table: "users" | "credentials" | "sessions" | "invitations") =>
    Number((await db.pool.query(`select count(*) from ${table}`)).rows[0].count);

  return {
    ...deps,
    ...accounts,
    dispatch,
    ended,
    seenWhenTold,
    logLines,
    call,
    callForHeaders,
    join,
    signInByCookie,
    signInByToken,
    expireIn,
    count,
  };
}

/** The code of the error that a call ends with; `ok` when it does not. */
export async function codeOf(outcome: Promise<unknown>): Promise<string> {
  return outcome.then(
    () => "ok",
    (thrown: unknown) => (thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown)),
  );
}

/** The `name=value` of a Set-Cookie, as a browser sends it back. */
export function cookiePair(setCookie: string | undefined): string {
  return setCookie?.split(";")[0] ?? "";
}
