import { type CommandName, limits } from "@chatflow/protocol";
import { askTogether } from "../platform/ask-together.ts";
import type { Handlers } from "../platform/commands.ts";
import type { ReadHead } from "./access.ts";
import * as actions from "./actions.ts";
import type { ChangeDeps } from "./change.ts";
import * as changes from "./change-actions.ts";
import * as marks from "./mark-actions.ts";
import * as mentions from "./mention-actions.ts";
import { readChanges, type Since } from "./read-queries.ts";
import type { MessageWriter } from "./send.ts";
import * as threads from "./thread-actions.ts";
import { listThreads, type ThreadPage } from "./thread-queries.ts";

/** What one statement reads at most: changes may be 500 messages each. */
const changesAtOnce = 20;
const threadListsAtOnce = 50;

export type MessageCommand = Extract<CommandName, `messages.${string}` | `threads.${string}` | `mentions.${string}`>;

export function messageHandlers({
  writer,
  ...given
}: ChangeDeps & { readHead: ReadHead; writer: MessageWriter }): Handlers<MessageCommand> {
  const { pool } = given.db;
  const deps = {
    ...given,
    listThreads: askTogether(threadListsAtOnce, (pages: ThreadPage[]) => listThreads(pool, pages)),
    readChanges: askTogether(changesAtOnce, (positions: Since[]) => readChanges(pool, positions, limits.changes)),
  };
  return {
    "messages.send": writer.send,
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
    "mentions.list": (input, { caller }) => mentions.list(deps, caller, input),
    "threads.list": (input, { caller }) => threads.list(deps, caller, input),
    "threads.get": (input, { caller }) => threads.get(deps, caller, input),
    "threads.follow": (input, { caller }) => threads.follow(deps, caller, input),
    "threads.unfollow": (input, { caller }) => threads.unfollow(deps, caller, input),
    "threads.markRead": (input, { caller }) => threads.markRead(deps, caller, input),
  };
}
