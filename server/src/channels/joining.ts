import type { ChannelEntry, Member } from "@chatflow/protocol";
import type { Database } from "../platform/db.ts";
import type { Hub } from "../realtime/hub.ts";
import { insertMembers } from "./member-queries.ts";
import { presentEntry } from "./present.ts";
import { findChannel } from "./queries.ts";

/** The entry of somebody who is in the channel. */
export type JoinedEntry = ChannelEntry & { membership: Member };

/** Brings somebody into a channel whose row is locked. Whoever comes into an empty one owns it. */
export async function addOne(tx: Database, channel: { id: string; member_count: number }, userId: string) {
  const role = channel.member_count === 0 ? "owner" : "member";
  const added = await insertMembers(tx, channel.id, [{ userId, role }]);
  return { added: added.length > 0, entry: await entryFor(tx, userId, channel.id) };
}

export async function entryFor(tx: Database, userId: string, channelId: string): Promise<JoinedEntry> {
  const row = await findChannel(tx, userId, channelId);
  const entry = row && presentEntry(row, userId);
  if (!entry?.membership) throw new Error("a member that was just added is not there");
  return { ...entry, membership: entry.membership };
}

export function tellJoined(hub: Hub, { channel, head, membership }: JoinedEntry): void {
  hub.joined(channel.id, [membership.userId]);
  hub.toChannel(channel.id, { type: "member.joined", channelId: channel.id, member: membership, channel, head });
}
