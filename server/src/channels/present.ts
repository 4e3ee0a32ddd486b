import type { Channel, ChannelEntry, Head, Member, MemberSettings, ReadState, Receipt } from "@chatflow/protocol";
import type { MemberRow } from "./member-queries.ts";
import type { ChannelRow, OwnChannelRow } from "./queries.ts";
import type { ReceiptRow } from "./reading-queries.ts";

export function presentChannel(row: ChannelRow): Channel {
  const base = { id: row.id, createdAt: row.created_at.toISOString(), memberCount: row.member_count };
  if (row.type === "direct") return { ...base, type: "direct", userIds: row.user_ids ?? [] };
  return {
    ...base,
    type: row.type,
    name: row.name ?? "",
    topic: row.topic,
    description: row.description,
    createdBy: row.created_by,
    mayPost: row.may_post,
    mayInvite: row.may_invite,
    mayPin: row.may_pin,
    mayMentionEveryone: row.may_mention_everyone,
    archivedAt: row.archived_at?.toISOString() ?? null,
    isDefault: row.is_default,
  };
}

export function presentMember(row: MemberRow): Member {
  return { userId: row.user_id, role: row.role, joinedAt: row.joined_at.toISOString() };
}

/** What a member has read; null for others. */
export function presentRead(row: OwnChannelRow): ReadState | null {
  if (row.member_read_seq === null) return null;
  return { readSeq: row.member_read_seq, unread: row.unread, mentions: row.mentions, seq: row.seq, rev: row.rev };
}

export function presentSettings(row: OwnChannelRow): MemberSettings {
  return { muted: row.member_muted ?? false, favourite: row.member_favourite ?? false, sectionId: row.member_section_id };
}

/** Whoever has read a message has got it. */
export function presentReceipt(row: ReceiptRow): Receipt {
  return { userId: row.user_id, deliveredSeq: Math.max(row.delivered_seq, row.read_seq), readSeq: row.read_seq };
}

function presentHead(row: ChannelRow): Head {
  return { seq: row.seq, rev: row.rev, lastMessageAt: row.last_message_at?.toISOString() ?? null };
}

/** The channel as the user sees it whose membership was read along with it. */
export function presentEntry(row: OwnChannelRow, userId: string): ChannelEntry {
  const membership =
    row.member_role && row.member_joined_at ? { userId, role: row.member_role, joinedAt: row.member_joined_at.toISOString() } : null;
  const entry = { channel: presentChannel(row), head: presentHead(row), membership, read: presentRead(row) };
  const settings = presentSettings(row);
  return settings.muted || settings.favourite || settings.sectionId !== null ? { ...entry, settings } : entry;
}
