import { ChatFlowError, type Output } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { AccountContext } from "./deps.ts";
import { changeStanding } from "./presence-queries.ts";
import { presentMe } from "./present.ts";
import { findUser } from "./queries.ts";

export async function updateMe(
  context: AccountContext,
  input: ParsedInput<"users.updateMe">,
  caller: Caller,
): Promise<Output<"users.updateMe">> {
  const { changed, user } = await context.db.kysely.transaction().execute(async (tx) => ({
    changed: await changeStanding(tx, caller.userId, input),
    user: await findUser(tx, caller.userId),
  }));
  if (!user) throw new ChatFlowError("unauthenticated"); // deleted while a connection lived
  const me = presentMe(user);
  if (changed) {
    context.hub.toUsers([caller.userId], { type: "me.updated", me });
    context.presence.standingChanged(caller.userId);
  }
  return me;
}

export async function watchPresence(
  context: AccountContext,
  input: ParsedInput<"presence.watch">,
  caller: Caller,
): Promise<Output<"presence.watch">> {
  return { presences: await context.presence.watch(caller.userId, input.connectionId, input.userIds) };
}

export async function reportPresence(
  context: AccountContext,
  input: ParsedInput<"presence.report">,
  caller: Caller,
): Promise<Output<"presence.report">> {
  context.presence.report(caller.userId, input.connectionId, input.active);
  return {};
}
