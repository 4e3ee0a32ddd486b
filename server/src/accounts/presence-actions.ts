import type { Output } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { AccountContext } from "./deps.ts";

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
