import { randomUUID } from "node:crypto";
import { ChatFlowError, type Output } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Call } from "../platform/commands.ts";
import type { AccountContext } from "./deps.ts";
import { hashCode } from "./invitation-code.ts";
import { findUsableInvitation, useInvitation } from "./invitation-queries.ts";
import { hashPassword } from "./passwords.ts";
import { entryFor } from "./policy.ts";
import { presentMe } from "./present.ts";
import { findEmail, findUser, insertPassword, insertUser, lockWorkspace, readWorkspace, takenBy } from "./queries.ts";
import { credentialOf, sessionCookie } from "./session-cookie.ts";
import { deleteExpiredSessions, deleteSession } from "./session-queries.ts";
import { sealToken } from "./session-token.ts";
import { weakness } from "./weak-password.ts";

type SignUp = ParsedInput<"accounts.signUp">;
type PublicCall = Call<"accounts.signUp" | "accounts.signIn">;

/** Characters of the browser's self-description that are kept, for the list of sessions. */
const userAgentLength = 300;

export async function signUp(context: AccountContext, input: SignUp, call: PublicCall): Promise<Output<"accounts.signUp">> {
  await mustHaveEntry(context, input);
  const advice = weakness(input.password, input);
  if (advice) throw new ChatFlowError("weak_password", { issues: [{ path: ["password"], message: advice }] });
  const account = await makeAccount(context, input, await hashPassword(input.password));
  context.log.info({ userId: account.userId, entry: account.entry }, "an account was made");
  await context.accountMade(account.userId);
  return startSession(context, input, call);
}

export async function signIn(
  context: AccountContext,
  input: ParsedInput<"accounts.signIn">,
  call: PublicCall,
): Promise<Output<"accounts.signIn">> {
  const email = await emailOf(context, input.login.toLowerCase());
  return startSession(context, { ...input, email }, call);
}

export async function signOut(context: AccountContext, call: Call<"accounts.signOut">): Promise<Output<"accounts.signOut">> {
  await deleteSession(context.db.kysely, call.caller.userId, call.caller.sessionId);
  context.sessionEnded([call.caller.sessionId]);
  if (cameByCookie(context, call)) call.http?.setHeader("set-cookie", sessionCookie(null, context.publicUrl));
  return {};
}

/** Refuses before the costly hash what has no chance; the transaction decides. */
async function mustHaveEntry(context: AccountContext, input: SignUp) {
  const { kysely } = context.db;
  const entry = entryFor(await readWorkspace(kysely), input.invitation !== undefined);
  if (entry === "closed") throw new ChatFlowError("registration_closed");
  if (entry !== "invitation" || input.invitation === undefined) return;
  if (!(await findUsableInvitation(kysely, hashCode(input.invitation)))) throw new ChatFlowError("invitation_invalid");
}

/**
 * User, credential and the use of the invitation, all or nothing. We insert them ourselves: better-auth's own sign-up
 * cannot take part in our transaction, and without it a refused account would use an invitation up, or two people
 * could both be the first.
 */
async function makeAccount(context: AccountContext, input: SignUp, passwordHash: string) {
  const { username, email } = input;
  try {
    return await context.db.kysely.transaction().execute(async (tx) => {
      await lockWorkspace(tx);
      const entry = entryFor(await readWorkspace(tx), input.invitation !== undefined);
      if (entry === "closed") throw new ChatFlowError("registration_closed");
      const invited = input.invitation !== undefined && (await useInvitation(tx, hashCode(input.invitation)));
      if (entry === "invitation" && !invited) throw new ChatFlowError("invitation_invalid");
      const role = entry === "first" ? "admin" : "user";
      const { id: userId } = await insertUser(tx, { username, email, name: input.name || username, role });
      await insertPassword(tx, userId, passwordHash);
      return { userId, entry };
    });
  } catch (thrown) {
    const taken = takenBy(thrown);
    throw taken ? new ChatFlowError(taken) : thrown;
  }
}

/**
 * The address that better-auth knows the person by. For a login that nobody has, one that nobody has either:
 * better-auth then hashes the password all the same, so that the answer takes as long as for a wrong password.
 */
async function emailOf(context: AccountContext, login: string): Promise<string> {
  const nobody = `${randomUUID()}@nobody.invalid`;
  if (login.includes("@")) return z.email().safeParse(login).success ? login : nobody;
  if (!/^[a-z0-9._-]+$/.test(login)) return nobody;
  return (await findEmail(context.db.kysely, login)) ?? nobody;
}

type Credentials = { email: string; password: string; session: "cookie" | "bearer" };

async function startSession(context: AccountContext, input: Credentials, call: PublicCall): Promise<Output<"accounts.signIn">> {
  const { kysely } = context.db;
  const { token, userId } = await checkPassword(context, input, call);
  await deleteExpiredSessions(kysely, userId);
  const user = await findUser(kysely, userId);
  if (!user) throw new ChatFlowError("wrong_credentials"); // deleted a moment ago
  const sealed = sealToken(token, context.authSecret);
  if (input.session === "bearer") return { user: presentMe(user), token: sealed };
  await endReplacedSession(context, call);
  call.http?.setHeader("set-cookie", sessionCookie(sealed, context.publicUrl));
  return { user: presentMe(user) };
}

async function checkPassword(context: AccountContext, { email, password }: Credentials, call: PublicCall) {
  const auth = await context.auth();
  const userAgent = call.http?.headers.get("user-agent")?.slice(0, userAgentLength) ?? "";
  const started = await auth.signIn(email, password, { address: call.address, userAgent });
  if (started) return started;
  // Not the login: people type their password into that field.
  context.log.info({ address: call.address }, "a sign-in was refused");
  throw new ChatFlowError("wrong_credentials");
}

/** A browser holds one session: the one that its new cookie replaces would live on unseen, with its connections. */
async function endReplacedSession(context: AccountContext, call: PublicCall) {
  if (!call.caller || !cameByCookie(context, call)) return;
  await deleteSession(context.db.kysely, call.caller.userId, call.caller.sessionId);
  context.sessionEnded([call.caller.sessionId]);
}

function cameByCookie(context: AccountContext, call: Pick<PublicCall, "http">): boolean {
  const header = (name: string) => call.http?.headers.get(name) ?? undefined;
  return credentialOf({ cookie: header("cookie"), authorization: header("authorization") }, context.publicUrl)?.via === "cookie";
}
