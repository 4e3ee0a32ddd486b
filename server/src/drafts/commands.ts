import type { CommandName } from "@chatflow/protocol";
import type { Handlers } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import * as actions from "./actions.ts";

type DraftCommand = Extract<CommandName, `drafts.${string}`>;

export function draftHandlers(deps: { db: Db; hub: Hub }): Handlers<DraftCommand> {
  return {
    "drafts.list": (input, { caller }) => actions.list(deps, caller, input),
    "drafts.set": (input, { caller }) => actions.set(deps, caller, input),
  };
}
