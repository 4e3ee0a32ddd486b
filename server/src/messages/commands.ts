import type { CommandName } from "@chatflow/protocol";
import type { Handlers } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import * as actions from "./actions.ts";
import type { MessageWriter } from "./send.ts";

export type MessageCommand = Extract<CommandName, `messages.${string}`>;

export function messageHandlers(deps: { db: Db; writer: MessageWriter }): Handlers<MessageCommand> {
  return {
    "messages.send": deps.writer.send,
    "messages.list": (input, { caller }) => actions.list(deps, caller, input),
    "messages.changes": (input, { caller }) => actions.changes(deps, caller, input),
  };
}
