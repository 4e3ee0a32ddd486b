import type { CommandName } from "@chatflow/protocol";
import type { Handlers } from "../platform/commands.ts";
import * as actions from "./actions.ts";
import type { ChangeDeps } from "./change.ts";
import * as changes from "./change-actions.ts";
import * as marks from "./mark-actions.ts";
import type { MessageWriter } from "./send.ts";
import * as threads from "./thread-actions.ts";

export type MessageCommand = Extract<CommandName, `messages.${string}` | `threads.${string}`>;

export function messageHandlers(deps: ChangeDeps & { writer: MessageWriter }): Handlers<MessageCommand> {
  return {
    "messages.send": deps.writer.send,
    "messages.list": (input, { caller }) => actions.list(deps, caller, input),
    "messages.changes": (input, { caller }) => actions.changes(deps, caller, input),
    "messages.get": (input, { caller }) => actions.get(deps, caller, input),
    "messages.history": (input, { caller }) => actions.history(deps, caller, input),
    "messages.edit": (input, { caller }) => changes.edit(deps, caller, input),
    "messages.delete": (input, { caller }) => changes.remove(deps, caller, input),
    "messages.react": (input, { caller }) => marks.react(deps, caller, input),
    "messages.unreact": (input, { caller }) => marks.unreact(deps, caller, input),
    "messages.pins": (input, { caller }) => marks.pins(deps, caller, input),
    "messages.pin": (input, { caller }) => marks.pin(deps, caller, input),
    "messages.unpin": (input, { caller }) => marks.unpin(deps, caller, input),
    "threads.list": (input, { caller }) => threads.list(deps, caller, input),
    "threads.get": (input, { caller }) => threads.get(deps, caller, input),
    "threads.follow": (input, { caller }) => threads.follow(deps, caller, input),
    "threads.unfollow": (input, { caller }) => threads.unfollow(deps, caller, input),
    "threads.markRead": (input, { caller }) => threads.markRead(deps, caller, input),
  };
}
