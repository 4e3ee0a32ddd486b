import type { z } from "zod";
import type { CommandName } from "../routes.ts";
import { accountCommands } from "./accounts.ts";
import { channelCommands } from "./channels.ts";
import type { Command } from "./command.ts";
import { draftCommands } from "./drafts.ts";
import { mentionCommands } from "./mentions.ts";
import { messageCommands } from "./messages.ts";
import { savedCommands } from "./saved.ts";
import { scheduledCommands } from "./scheduled.ts";
import { threadCommands } from "./threads.ts";

/**
 * The table of commands: HTTP routes, WebSocket calls, the OpenAPI document, the SDK's types and the authorisation
 * matrix all come from it. The `satisfies` makes a route without a command, and a command without a route, a type error.
 */
export const commands = {
  ...accountCommands,
  ...channelCommands,
  ...messageCommands,
  ...threadCommands,
  ...savedCommands,
  ...draftCommands,
  ...mentionCommands,
  ...scheduledCommands,
} as const satisfies Record<CommandName, Command>;

type Commands = typeof commands;

/** What a caller gives to a command: defaults may be left out. */
export type Input<N extends CommandName> = z.input<Commands[N]["input"]>;
/** What an action gets: validated, trimmed, with defaults. */
export type ParsedInput<N extends CommandName> = z.output<Commands[N]["input"]>;
/** What a command returns. */
export type Output<N extends CommandName> = z.output<Commands[N]["output"]>;

export type { Caller, Command, LimitClass } from "./command.ts";
