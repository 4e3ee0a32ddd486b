import { ChatFlowError, limits, type Message, type Reaction } from "@chatflow/protocol";
import type { Output, ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { memberHead, type Reads } from "./actions.ts";
import * as q from "./change-queries.ts";
import { mayDelete, mayEdit } from "./policy.ts";
import { type MessageRow, present } from "./queries.ts";

type Deps = { db: Db; hub: Hub } & Reads;
type Place = { channelId: string; messageId: string };
type Member = { role: NonNullable<q.LockedChannel["role"]> };

export function edit(deps: Deps, caller: Caller, input: ParsedInput<"messages.edit">): Promise<Message> {
  return change(deps, caller, input, async (tx, message) => {
    if (!mayEdit(message, caller.userId)) throw new ChatFlowError("forbidden", { message: "Only its author may edit a message." });
    mustStand(message);
    if (message.text === input.text) return null;
    const now = new Date();
    await q.keepVersion(tx, message, now);
    return { text: input.text, edited_at: now };
  });
}

export function remove(deps: Deps, caller: Caller, input: ParsedInput<"messages.delete">): Promise<Message> {
  return change(deps, caller, input, async (tx, message, { role }) => {
    if (!mayDelete(message, caller.userId, role, caller.role)) throw new ChatFlowError("forbidden");
    if (message.deleted_at) return null;
    await q.dropVersions(tx, message.channel_id, message.id);
    return { text: "", deleted_at: new Date(), pinned_at: null, reactions: [] };
  });
}

export function react(deps: Deps, caller: Caller, input: ParsedInput<"messages.react">): Promise<Message> {
  return change(deps, caller, input, async (_tx, message) => {
    mustStand(message);
    const reactions = withReaction(message.reactions, input.emoji, caller.userId);
    return reactions && { reactions };
  });
}

export function unreact(deps: Deps, caller: Caller, input: ParsedInput<"messages.unreact">): Promise<Message> {
  return change(deps, caller, input, async (_tx, { reactions }) => {
    const mine = reactions.find(({ emoji, userIds }) => emoji === input.emoji && userIds.includes(caller.userId));
    if (!mine) return null;
    const userIds = mine.userIds.filter((userId) => userId !== caller.userId);
    return { reactions: reactions.map((one) => (one === mine ? { ...one, userIds } : one)).filter((one) => one.userIds.length > 0) };
  });
}

export function pin(deps: Deps, caller: Caller, input: ParsedInput<"messages.pin">): Promise<Message> {
  return change(deps, caller, input, async (tx, message) => {
    mustStand(message);
    if (message.pinned_at) return null;
    if ((await q.listPinned(tx, input.channelId)).length >= limits.pins) throw new ChatFlowError("too_many");
    return { pinned_at: new Date() };
  });
}

export function unpin(deps: Deps, caller: Caller, input: ParsedInput<"messages.unpin">): Promise<Message> {
  return change(deps, caller, input, async (_tx, message) => (message.pinned_at ? { pinned_at: null } : null));
}

export async function pins(deps: Deps, caller: Caller, input: ParsedInput<"messages.pins">): Promise<Output<"messages.pins">> {
  await memberHead(deps, caller, input.channelId);
  return { messages: (await q.listPinned(deps.db.kysely, input.channelId)).map(present) };
}

export async function get(deps: Deps, caller: Caller, input: ParsedInput<"messages.get">): Promise<Message> {
  await memberHead(deps, caller, input.channelId);
  return present(await existing(deps.db.kysely, input));
}

export async function history(deps: Deps, caller: Caller, input: ParsedInput<"messages.history">): Promise<Output<"messages.history">> {
  await memberHead(deps, caller, input.channelId);
  await existing(deps.db.kysely, input);
  return { versions: await q.listVersions(deps.db.kysely, input.channelId, input.messageId) };
}

/**
 * Changes one message under the channel's next rev and tells the members; `decide` gives what changes, or null when
 * nothing does. The channel's row is held meanwhile, as the writer of new messages holds it, so revs have no gaps.
 */
async function change(
  deps: Deps,
  caller: Caller,
  place: Place,
  decide: (tx: Database, message: MessageRow, member: Member) => Promise<q.Change | null>,
): Promise<Message> {
  const { message, changed } = await deps.db.kysely.transaction().execute(async (tx) => {
    const channel = await q.lockChannel(tx, place.channelId, caller.userId);
    if (!channel?.role) throw new ChatFlowError(channel?.type === "public" ? "not_member" : "not_found");
    const before = await existing(tx, place);
    const wanted = await decide(tx, before, { role: channel.role });
    const after = wanted ? await q.storeChange(tx, before, channel.rev + 1, wanted) : before;
    return { message: present(after), changed: wanted !== null };
  });
  const { channelId, rev } = message;
  if (changed) deps.hub.toChannel(channelId, { type: "message.updated", channelId, rev, message });
  return message;
}

async function existing(db: Database, { channelId, messageId }: Place): Promise<MessageRow> {
  const message = await q.findMessage(db, channelId, messageId);
  if (!message) throw new ChatFlowError("not_found");
  return message;
}

function mustStand(message: MessageRow) {
  if (message.deleted_at) throw new ChatFlowError("message_deleted");
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
