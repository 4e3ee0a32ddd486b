import { type ChannelEntry, ChatFlowError, type Member, type MemberSettings } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, momentKey } from "../platform/cursor.ts";
import type { Database, Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { inLockedChannel, memberChannel, mustBeInUse, visibleChannel } from "./access.ts";
import { addOne, tellJoined } from "./joining.ts";
import * as q from "./member-queries.ts";
import { hasFixedMembers, mayInvite, mayRemove, maySetRole } from "./policy.ts";
import { presentMember, presentSettings } from "./present.ts";

type Deps = { db: Db; hub: Hub };

const memberKey = z.tuple([momentKey, idKey]);

export async function members({ db }: Deps, caller: Caller, input: ParsedInput<"channels.members">) {
  const row = await visibleChannel(db.kysely, caller, input.channelId);
  const after = decodeCursor(input.cursor, memberKey);
  const found = await q.listMembers(db.kysely, row.id, {
    prefix: input.query,
    after: after && { joinedAt: new Date(after[0]), userId: after[1] },
    limit: input.limit + 1,
  });
  const page = cutPage(found, input.limit, (member) => [member.joined_at.getTime(), member.user_id]);
  return { members: page.rows.map(presentMember), next: page.next };
}

export async function join(deps: Deps, caller: Caller, input: ParsedInput<"channels.join">): Promise<ChannelEntry> {
  const { added, entry } = await inLockedChannel(deps, input.channelId, async (tx) => {
    const row = await visibleChannel(tx, caller, input.channelId);
    if (!row.member_role) mustBeInUse(row);
    return addOne(tx, row, caller.userId);
  });
  if (added) tellJoined(deps.hub, entry);
  return entry;
}

export async function addMember(deps: Deps, caller: Caller, input: ParsedInput<"channels.addMember">): Promise<Member> {
  const { added, entry } = await inLockedChannel(deps, input.channelId, async (tx) => {
    const row = await memberChannel(tx, caller, input.channelId);
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed");
    if (!mayInvite(row, { role: row.member_role }, caller.role)) throw new ChatFlowError("forbidden");
    mustBeInUse(row);
    if ((await q.countUsers(tx, [input.userId])) === 0) throw new ChatFlowError("not_found", { message: "There is no such person." });
    return addOne(tx, row, input.userId);
  });
  if (added) tellJoined(deps.hub, entry);
  return entry.membership;
}

export async function leave(deps: Deps, caller: Caller, input: ParsedInput<"channels.leave">): Promise<Record<string, never>> {
  const { channelId } = input;
  const { memberCount, owner } = await inLockedChannel(deps, channelId, async (tx) => {
    const row = await memberChannel(tx, caller, channelId);
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed", { message: "A direct conversation cannot be left." });
    await q.deleteMember(tx, channelId, caller.userId);
    return { memberCount: row.member_count - 1, owner: await q.promoteIfOwnerless(tx, channelId) };
  });
  tellLeft(deps.hub, { channelId, userId: caller.userId, memberCount });
  if (owner) tellMember(deps.hub, channelId, presentMember(owner));
  return {};
}

/** Nothing of the channel reaches the one who is taken out from the commit on, as when they leave. */
export async function removeMember(
  deps: Deps,
  caller: Caller,
  input: ParsedInput<"channels.removeMember">,
): Promise<Record<string, never>> {
  const { channelId, userId } = input;
  const memberCount = await inLockedChannel(deps, channelId, async (tx) => {
    const row = await memberChannel(tx, caller, channelId);
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed");
    const member = await q.findMember(tx, channelId, userId);
    if (!mayRemove({ role: row.member_role }, caller.role, member)) throw new ChatFlowError("forbidden");
    if (!member) throw notThere();
    if (member.role === "owner") await mustLeaveAnOwner(tx, channelId);
    await q.deleteMember(tx, channelId, userId);
    return row.member_count - 1;
  });
  tellLeft(deps.hub, { channelId, userId, memberCount });
  return {};
}

export async function setRole(deps: Deps, caller: Caller, input: ParsedInput<"channels.setRole">): Promise<Member> {
  const { channelId, userId, role } = input;
  const { member, changed } = await inLockedChannel(deps, channelId, async (tx) => {
    const row = await memberChannel(tx, caller, channelId);
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed");
    if (!maySetRole({ role: row.member_role }, caller.role)) throw new ChatFlowError("forbidden");
    const before = await q.findMember(tx, channelId, userId);
    if (!before) throw notThere();
    if (before.role === role) return { member: presentMember(before), changed: false };
    if (before.role === "owner") await mustLeaveAnOwner(tx, channelId);
    return { member: presentMember(await q.storeRole(tx, channelId, userId, role)), changed: true };
  });
  if (changed) tellMember(deps.hub, channelId, member);
  return member;
}

export async function updateSettings(deps: Deps, caller: Caller, input: ParsedInput<"channels.updateSettings">): Promise<MemberSettings> {
  const { channelId, ...change } = input;
  // There is nothing to set for somebody who is not in the channel; what it is to them is told by the second query.
  const changed = await q.storeSettings(deps.db.kysely, channelId, caller.userId, change);
  const settings = presentSettings(await memberChannel(deps.db.kysely, caller, channelId));
  if (changed) deps.hub.toUsers([caller.userId], { type: "settings.updated", channelId, settings });
  return settings;
}

async function mustLeaveAnOwner(tx: Database, channelId: string) {
  if ((await q.countOwners(tx, channelId)) <= 1) throw new ChatFlowError("last_owner");
}

function notThere(): ChatFlowError {
  return new ChatFlowError("not_found", { message: "This person is not in the channel." });
}

function tellLeft(hub: Hub, { channelId, userId, memberCount }: { channelId: string; userId: string; memberCount: number }) {
  const event = { type: "member.left", channelId, userId, memberCount } as const;
  hub.left(channelId, userId); // first, so that the leaver gets it once
  hub.toUsers([userId], event);
  hub.toChannel(channelId, event);
}

function tellMember(hub: Hub, channelId: string, member: Member) {
  hub.toChannel(channelId, { type: "member.updated", channelId, member });
}
