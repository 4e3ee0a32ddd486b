import type { CommandName } from "@chatflow/protocol";
import type { Handlers } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import * as actions from "./actions.ts";
import * as changes from "./change-actions.ts";
import type { MessageWriter } from "./send.ts";

export type MessageCommand = Extract<CommandName, `messages.${string}`>;

export function messageHandlers(deps: { db: Db; hub: Hub; writer: MessageWriter }): Handlers<MessageCommand> {
  return {
    "messages.send": deps.writer.send,
    "messages.list": (input, { caller }) => actions.list(deps, caller, input),
    "messages.changes": (input, { caller }) => actions.changes(deps, caller, input),
    "messages.get": (input, { caller }) => changes.get(deps, caller, input),
    "messages.edit": (input, { caller }) => changes.edit(deps, caller, input),
    "messages.delete": (input, { caller }) => changes.remove(deps, caller, input),
    "messages.history": (input, { caller }) => changes.history(deps, caller, input),
    "messages.react": (input, { caller }) => changes.react(deps, caller, input),
    "messages.unreact": (input, { caller }) => changes.unreact(deps, caller, input),
    "messages.pins": (input, { caller }) => changes.pins(deps, caller, input),
    "messages.pin": (input, { caller }) => changes.pin(deps, caller, input),
    "messages.unpin": (input, { caller }) => changes.unpin(deps, caller, input),
  };
}
