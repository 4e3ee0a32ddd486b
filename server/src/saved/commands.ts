import type { CommandName } from "@chatflow/protocol";
import type { ReadHead } from "../messages/index.ts";
import type { Handlers } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import * as actions from "./actions.ts";

type SavedCommand = Extract<CommandName, `saved.${string}`>;

export function savedHandlers(deps: { db: Db; hub: Hub; readHead: ReadHead }): Handlers<SavedCommand> {
  return {
    "saved.list": (input, { caller }) => actions.list(deps, caller, input),
    "saved.add": (input, { caller }) => actions.add(deps, caller, input),
    "saved.remove": (input, { caller }) => actions.remove(deps, caller, input),
  };
}
