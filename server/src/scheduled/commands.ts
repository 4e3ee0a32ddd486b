import type { CommandName } from "@chatflow/protocol";
import type { Handlers } from "../platform/commands.ts";
import * as actions from "./actions.ts";

type ScheduledCommand = Extract<CommandName, `scheduled.${string}`>;

export function scheduledHandlers(deps: actions.Deps): Handlers<ScheduledCommand> {
  return {
    "scheduled.list": (_input, { caller }) => actions.list(deps, caller),
    "scheduled.create": (input, { caller }) => actions.create(deps, caller, input),
    "scheduled.update": (input, { caller }) => actions.update(deps, caller, input),
    "scheduled.remove": (input, { caller }) => actions.remove(deps, caller, input),
  };
}
