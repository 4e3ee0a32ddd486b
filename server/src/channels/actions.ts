import { type Channel, type ChannelEntry, ChatFlowError, limits, type Member } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import { z } from "zod";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, momentKey, textKey } from "../platform/cursor.ts";
import type { Database, Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { memberChannel, visibleChannel } from "./access.ts";
import { hasFixedMembers, mayUpdate } from "./policy.ts";
import { presentChannel, presentEntry, presentMember } from "./present.ts";
import * as q from "./queries.ts";

type Deps = { db: Db; hub: Hub };
type ListOwn = (page: q.OwnPage) => Promise<q.OwnChannelRow[]>;

export async function create(deps: Deps, caller: Caller, input: ParsedInput<"channels.create">): Promise<ChannelEntry> {
  if (input.type === "direct") return openDirect(deps, caller, input.userIds);
  const entry = await deps.db.kysely.transaction().execute(async (tx) => {
    const channelId = await q.insertChannel(tx, { ...input, createdBy: caller.userId, directKey: null });
    if (!channelId) throw new ChatFlowError("name_taken");
    await q.insertMembers(tx, channelId, [{ userId: caller.userId, role: "owner" }]);
    return entryFor(tx, caller.userId, channelId);
  });
  tellCreated(deps.hub, [{ userId: caller.userId, entry }]);
  return entry;
}

/** The same people have one direct conversation, whoever opens it first, also when both do at once. */
async function openDirect(deps: Deps, caller: Caller, others: string[]): Promise<ChannelEntry> {
  const userIds = [...new Set([caller.userId, ...others])].sort();
  const directKey = userIds.join(",");
  const known = await q.findDirect(deps.db.kysely, caller.userId, directKey);
  if (known) return presentEntry(known, caller.userId);
  const entries = await deps.db.kysely.transaction().execute(async (tx) => {
    if ((await q.countUsers(tx, userIds)) !== userIds.length) throw new ChatFlowError("not_found");
    const channelId = await q.insertChannel(tx, { type: "direct", name: null, topic: "", createdBy: caller.userId, directKey });
    if (!channelId) return null; // somebody else was first
    await q.insertMembers(
      tx,
      channelId,
      userIds.map((userId) => ({ userId, role: "member" })),
    );
    const made: OwnEntry[] = [];
    for (const userId of userIds) made.push({ userId, entry: await entryFor(tx, userId, channelId) });
    return made;
  });
  if (entries) tellCreated(deps.hub, entries);
  const own = await q.findDirect(deps.db.kysely, caller.userId, directKey);
  if (!own) throw new ChatFlowError("not_found");
  return presentEntry(own, caller.userId);
}

export async function list({ listOwn }: { listOwn: ListOwn }, caller: Caller, input: ParsedInput<"channels.list">) {
  const after = decodeCursor(input.cursor, idKey);
  const page = cutPage(await listOwn({ userId: caller.userId, after, limit: input.limit + 1 }), input.limit, (row) => row.id);
  return { channels: page.rows.map((row) => presentEntry(row, caller.userId)), next: page.next };
}

export async function browse(deps: Deps, caller: Caller, input: ParsedInput<"channels.browse">) {
  const after = decodeCursor(input.cursor, textKey);
  const found = await q.listPublic(deps.db.kysely, caller.userId, {
    contains: input.query?.toLowerCase().replace(/^#/, ""),
    after,
    limit: input.limit + 1,
  });
  const page = cutPage(found, input.limit, (row) => row.name);
  return { channels: page.rows.map((row) => presentEntry(row, caller.userId)), next: page.next };
}

export async function get(deps: Deps, caller: Caller, input: ParsedInput<"channels.get">): Promise<ChannelEntry> {
  return presentEntry(await visibleChannel(deps.db.kysely, caller, input.channelId), caller.userId);
}

export async function update(deps: Deps, caller: Caller, input: ParsedInput<"channels.update">): Promise<Channel> {
  const channel = await inLockedChannel(deps, input.channelId, async (tx) => {
    const row = await memberChannel(tx, caller, input.channelId);
    if (!mayUpdate({ role: row.member_role }, caller.role)) throw new ChatFlowError("forbidden");
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed", { message: "A direct conversation has neither name nor topic." });
    if ([input.name, input.topic, input.mayMentionEveryone].every((value) => value === undefined)) return presentChannel(row);
    if (!(await q.updateChannel(tx, input.channelId, input))) throw new ChatFlowError("name_taken");
    return presentChannel(await memberChannel(tx, caller, input.channelId));
  });
  deps.hub.toChannel(channel.id, { type: "channel.updated", channelId: channel.id, channel });
  return channel;
}

export async function join(deps: Deps, caller: Caller, input: ParsedInput<"channels.join">): Promise<ChannelEntry> {
  const { added, entry } = await inLockedChannel(deps, input.channelId, async (tx) => {
    await visibleChannel(tx, caller, input.channelId);
    return addOne(tx, input.channelId, caller.userId);
  });
  if (added) tellJoined(deps.hub, entry);
  return entry;
}

export async function addMember(deps: Deps, caller: Caller, input: ParsedInput<"channels.addMember">): Promise<Member> {
  const { added, entry } = await inLockedChannel(deps, input.channelId, async (tx) => {
    const row = await memberChannel(tx, caller, input.channelId);
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed");
    if ((await q.countUsers(tx, [input.userId])) === 0) throw new ChatFlowError("not_found", { message: "There is no such person." });
    return addOne(tx, input.channelId, input.userId);
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
  const event = { type: "member.left", channelId, userId: caller.userId, memberCount } as const;
  deps.hub.left(channelId, caller.userId); // first, so that the leaver gets it once
  deps.hub.toUsers([caller.userId], event);
  deps.hub.toChannel(channelId, event);
  if (owner) deps.hub.toChannel(channelId, { type: "member.updated", channelId, member: presentMember(owner) });
  return {};
}

export async function typing(deps: Deps, caller: Caller, { channelId }: ParsedInput<"channels.typing">): Promise<Record<string, never>> {
  const row = await memberChannel(deps.db.kysely, caller, channelId);
  if (row.member_count <= limits.typingMembers) deps.hub.toChannel(channelId, { type: "typing", channelId, userId: caller.userId });
  return {};
}

export async function members(deps: Deps, caller: Caller, input: ParsedInput<"channels.members">) {
  const row = await visibleChannel(deps.db.kysely, caller, input.channelId);
  const after = decodeCursor(input.cursor, memberKey);
  const found = await q.listMembers(deps.db.kysely, row.id, after && { joinedAt: new Date(after[0]), userId: after[1] }, input.limit + 1);
  const page = cutPage(found, input.limit, (member) => [member.joined_at.getTime(), member.user_id]);
  return { members: page.rows.map(presentMember), next: page.next };
}

type JoinedEntry = ChannelEntry & { membership: Member };
type OwnEntry = { userId: string; entry: JoinedEntry };

const memberKey = z.tuple([momentKey, idKey]);

/** What is decided about a channel's members holds until it is committed: others who decide wait at its row. */
function inLockedChannel<T>(deps: Deps, channelId: string, decide: (tx: Database) => Promise<T>): Promise<T> {
  return deps.db.kysely.transaction().execute(async (tx) => {
    await q.lockChannel(tx, channelId);
    return decide(tx);
  });
}

async function addOne(tx: Database, channelId: string, userId: string) {
  const added = await q.insertMembers(tx, channelId, [{ userId, role: "member" }]);
  return { added: added.length > 0, entry: await entryFor(tx, userId, channelId) };
}

async function entryFor(tx: Database, userId: string, channelId: string): Promise<JoinedEntry> {
  const row = await q.findChannel(tx, userId, channelId);
  const entry = row && presentEntry(row, userId);
  if (!entry?.membership) throw new Error("a member that was just added is not there");
  return { ...entry, membership: entry.membership };
}

function tellCreated(hub: Hub, entries: OwnEntry[]) {
  for (const { userId, entry } of entries) {
    const channelId = entry.channel.id;
    hub.joined(channelId, [userId]);
    hub.toUsers([userId], { type: "channel.created", channelId, entry });
  }
}

function tellJoined(hub: Hub, { channel, head, membership }: JoinedEntry) {
  hub.joined(channel.id, [membership.userId]);
  hub.toChannel(channel.id, { type: "member.joined", channelId: channel.id, member: membership, channel, head });
}
