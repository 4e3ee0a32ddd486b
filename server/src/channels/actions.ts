import { type Channel, type ChannelEntry, ChatFlowError, limits } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import { cutPage, decodeCursor, idKey, textKey } from "../platform/cursor.ts";
import type { Db } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { inLockedChannel, memberChannel, mustBeInUse, visibleChannel } from "./access.ts";
import { entryFor, type JoinedEntry } from "./joining.ts";
import { countUsers, insertMembers } from "./member-queries.ts";
import { hasFixedMembers, mayArchive, mayJoin, mayMakeDefault, mayUpdate } from "./policy.ts";
import { presentChannel, presentEntry } from "./present.ts";
import * as q from "./queries.ts";

type Deps = { db: Db; hub: Hub };
type ListOwn = (page: q.OwnPage) => Promise<q.OwnChannelRow[]>;

export async function create(deps: Deps, caller: Caller, input: ParsedInput<"channels.create">): Promise<ChannelEntry> {
  if (input.type === "direct") return openDirect(deps, caller, input.userIds);
  const entry = await deps.db.kysely.transaction().execute(async (tx) => {
    const channelId = await q.insertChannel(tx, { ...input, createdBy: caller.userId, directKey: null });
    if (!channelId) throw new ChatFlowError("name_taken");
    await insertMembers(tx, channelId, [{ userId: caller.userId, role: "owner" }]);
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
    if ((await countUsers(tx, userIds)) !== userIds.length) throw new ChatFlowError("not_found");
    const channelId = await q.insertChannel(tx, { type: "direct", name: null, topic: "", createdBy: caller.userId, directKey });
    if (!channelId) return null; // somebody else was first
    await insertMembers(
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
    archived: input.archived,
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
  const { channelId, ...change } = input;
  const channel = await inLockedChannel(deps, channelId, async (tx) => {
    const row = await memberChannel(tx, caller, channelId);
    if (!mayUpdate({ role: row.member_role }, caller.role)) throw new ChatFlowError("forbidden");
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed", { message: "A direct conversation has neither name nor settings." });
    mustBeInUse(row);
    if (change.isDefault !== undefined && change.isDefault !== row.is_default) mustMakeDefault(row, caller);
    if (Object.values(change).every((value) => value === undefined)) return presentChannel(row);
    if (!(await q.updateChannel(tx, channelId, change))) throw new ChatFlowError("name_taken");
    return presentChannel(await memberChannel(tx, caller, channelId));
  });
  tellUpdated(deps.hub, channel);
  return channel;
}

/** Closes the channel, or opens it again; what it is already is told to nobody. */
export async function setArchived(deps: Deps, caller: Caller, channelId: string, archived: boolean): Promise<Channel> {
  const { channel, changed } = await inLockedChannel(deps, channelId, async (tx) => {
    const row = await memberChannel(tx, caller, channelId);
    if (hasFixedMembers(row)) throw new ChatFlowError("direct_fixed", { message: "A direct conversation cannot be archived." });
    if (!mayArchive({ role: row.member_role }, caller.role)) throw new ChatFlowError("forbidden");
    if ((row.archived_at !== null) === archived) return { channel: presentChannel(row), changed: false };
    await q.archiveChannel(tx, channelId, archived);
    return { channel: presentChannel(await memberChannel(tx, caller, channelId)), changed: true };
  });
  if (changed) tellUpdated(deps.hub, channel);
  return channel;
}

export async function typing(deps: Deps, caller: Caller, input: ParsedInput<"channels.typing">): Promise<Record<string, never>> {
  const { channelId, threadId } = input;
  const row = await memberChannel(deps.db.kysely, caller, channelId);
  const isTold = row.member_count <= limits.typingMembers && row.archived_at === null;
  if (isTold) deps.hub.toChannel(channelId, { type: "typing", channelId, ...(threadId && { threadId }), userId: caller.userId });
  return {};
}

type OwnEntry = { userId: string; entry: JoinedEntry };

function tellCreated(hub: Hub, entries: OwnEntry[]) {
  for (const { userId, entry } of entries) {
    const channelId = entry.channel.id;
    hub.joined(channelId, [userId]);
    hub.toUsers([userId], { type: "channel.created", channelId, entry });
  }
}

function tellUpdated(hub: Hub, channel: Channel) {
  hub.toChannel(channel.id, { type: "channel.updated", channelId: channel.id, channel });
}

function mustMakeDefault(channel: q.ChannelRow, caller: Caller) {
  if (!mayMakeDefault(caller.role))
    throw new ChatFlowError("forbidden", { message: "Only an admin of the workspace says which channels new people are in." });
  if (mayJoin(channel)) return;
  throw new ChatFlowError("invalid_input", {
    issues: [{ path: ["isDefault"], message: "New people can be put into public channels only." }],
  });
}
