import { ChatFlowError, limits, type Message, type Reaction } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import { memberHead, mustStand, type ReadHead } from "./access.ts";
import { type ChangeDeps, change, type Member } from "./change.ts";
import { listPinned } from "./change-queries.ts";
import { isAllowed } from "./policy.ts";
import { present } from "./present.ts";

/** Reactions and pins: what the members put on messages of anyone. */

export function react(deps: ChangeDeps, caller: Caller, input: ParsedInput<"messages.react">): Promise<Message> {
  return change(deps, caller, input, async (_tx, message) => {
    mustStand(message);
    const reactions = withReaction(message.reactions, input.emoji, caller.userId);
    return reactions && { reactions };
  });
}

export function unreact(deps: ChangeDeps, caller: Caller, input: ParsedInput<"messages.unreact">): Promise<Message> {
  return change(deps, caller, input, async (_tx, { reactions }) => {
    const mine = reactions.find(({ emoji, userIds }) => emoji === input.emoji && userIds.includes(caller.userId));
    if (!mine) return null;
    const userIds = mine.userIds.filter((userId) => userId !== caller.userId);
    return { reactions: reactions.map((one) => (one === mine ? { ...one, userIds } : one)).filter((one) => one.userIds.length > 0) };
  });
}

export function pin(deps: ChangeDeps, caller: Caller, input: ParsedInput<"messages.pin">): Promise<Message> {
  return change(deps, caller, input, async (tx, message, channel) => {
    mustStand(message);
    if (message.pinned_at) return null;
    mustBeAllowedToPin(channel, caller);
    if ((await listPinned(tx, input.channelId)).length >= limits.pins) throw new ChatFlowError("too_many");
    return { pinned_at: new Date() };
  });
}

export function unpin(deps: ChangeDeps, caller: Caller, input: ParsedInput<"messages.unpin">): Promise<Message> {
  return change(deps, caller, input, async (_tx, message, channel) => {
    if (!message.pinned_at) return null;
    mustBeAllowedToPin(channel, caller);
    return { pinned_at: null };
  });
}

function mustBeAllowedToPin(channel: Member, caller: Caller) {
  if (isAllowed(channel.type, channel.may_pin, channel.role, caller.role)) return;
  throw new ChatFlowError("forbidden", { message: "Only this channel's owners and moderators may pin messages." });
}

export async function pins(
  deps: { db: Db; readHead: ReadHead },
  caller: Caller,
  input: ParsedInput<"messages.pins">,
): Promise<Output<"messages.pins">> {
  await memberHead(deps, caller, input.channelId);
  return { messages: (await listPinned(deps.db.kysely, input.channelId)).map(present) };
}

/** The reactions with one more; null when it is there already. */
function withReaction(reactions: Reaction[], emoji: string, userId: string): Reaction[] | null {
  const kind = reactions.find((one) => one.emoji === emoji);
  if (kind?.userIds.includes(userId)) return null;
  if (!kind && reactions.length >= limits.reactionKinds) throw new ChatFlowError("too_many");
  if (kind && kind.userIds.length >= limits.reactionUsers) throw new ChatFlowError("too_many");
  if (!kind) return [...reactions, { emoji, userIds: [userId] }];
  return reactions.map((one) => (one === kind ? { emoji, userIds: [...kind.userIds, userId] } : one));
}
