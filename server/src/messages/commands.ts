import { type CommandName, limits } from "@chatflow/protocol";
import { askTogether } from "../platform/ask-together.ts";
import type { Handlers } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import * as actions from "./actions.ts";
import * as changes from "./change-actions.ts";
import { readChanges, readHeads, type Since, type Viewed } from "./queries.ts";
import type { MessageWriter } from "./send.ts";

/** What one statement reads at most. Changes may be 500 messages each. */
const headsAtOnce = 200;
const changesAtOnce = 20;

export type MessageCommand = Extract<CommandName, `messages.${string}`>;

export function messageHandlers({ writer, ...given }: { db: Db; hub: Hub; writer: MessageWriter }): Handlers<MessageCommand> {
  const { pool } = given.db;
  const deps = {
    ...given,
    readHead: askTogether(headsAtOnce, (asked: Viewed[]) => readHeads(pool, asked)),
    readChanges: askTogether(changesAtOnce, (positions: Since[]) => readChanges(pool, positions, limits.changes)),
  };
  return {
    "messages.send": writer.send,
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
