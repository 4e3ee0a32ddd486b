import type { CommandName } from "@chatflow/protocol";
import { askTogether } from "../platform/ask-together.ts";
import type { Handlers } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import * as actions from "./actions.ts";
import * as members from "./member-actions.ts";
import { listOwn, type OwnPage } from "./queries.ts";
import * as reading from "./reading-actions.ts";

/** Channel lists that one statement reads at most; each may be a page of 200. */
const listsAtOnce = 50;

export type ChannelCommand = Extract<CommandName, `channels.${string}`>;

export function channelHandlers(deps: { db: Db; hub: Hub }): Handlers<ChannelCommand> {
  const reader = { listOwn: askTogether(listsAtOnce, (pages: OwnPage[]) => listOwn(deps.db, pages)) };
  return {
    "channels.create": (input, { caller }) => actions.create(deps, caller, input),
    "channels.list": (input, { caller }) => actions.list(reader, caller, input),
    "channels.browse": (input, { caller }) => actions.browse(deps, caller, input),
    "channels.get": (input, { caller }) => actions.get(deps, caller, input),
    "channels.update": (input, { caller }) => actions.update(deps, caller, input),
    "channels.join": (input, { caller }) => members.join(deps, caller, input),
    "channels.leave": (input, { caller }) => members.leave(deps, caller, input),
    "channels.typing": (input, { caller }) => actions.typing(deps, caller, input),
    "channels.markRead": (input, { caller }) => reading.markRead(deps, caller, input),
    "channels.markDelivered": (input, { caller }) => reading.markDelivered(deps, caller, input),
    "channels.receipts": (input, { caller }) => reading.receipts(deps, caller, input),
    "channels.members": (input, { caller }) => members.members(deps, caller, input),
    "channels.addMember": (input, { caller }) => members.addMember(deps, caller, input),
    "channels.removeMember": (input, { caller }) => members.removeMember(deps, caller, input),
    "channels.setRole": (input, { caller }) => members.setRole(deps, caller, input),
    "channels.archive": (input, { caller }) => actions.setArchived(deps, caller, input.channelId, true),
    "channels.unarchive": (input, { caller }) => actions.setArchived(deps, caller, input.channelId, false),
    "channels.updateSettings": (input, { caller }) => members.updateSettings(deps, caller, input),
  };
}
