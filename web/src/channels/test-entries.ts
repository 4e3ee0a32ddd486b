import type { Channel, ChannelEntry, ChannelRole, Me } from "@chatflow/protocol";

/** What the tests of this folder are about, made up. */

const createdAt = "2026-11-20T22:04:05.123Z";

export type Named = Exclude<Channel, { type: "direct" }>;

export const named = (id: string, change: Partial<Named> = {}): Named => ({
  id,
  type: "public",
  name: id,
  topic: "",
  description: "",
  createdBy: "me",
  createdAt,
  memberCount: 2,
  mayPost: "member",
  mayInvite: "member",
  mayPin: "member",
  mayMentionEveryone: "member",
  archivedAt: null,
  isDefault: false,
  ...change,
});

export const entryOf = (channel: Channel, role: ChannelRole | null = "member"): ChannelEntry => ({
  channel,
  head: { seq: 0, rev: 0, lastMessageAt: null },
  membership: role && { userId: "me", role, joinedAt: createdAt },
  read: role && { readSeq: 0, unread: 0, mentions: 0, seq: 0, rev: 0 },
});

export const namedEntry = (id: string, change: Partial<Named> = {}, role: ChannelRole | null = "member") =>
  entryOf(named(id, change), role);

export const directEntry = (id: string, userIds: string[] = ["me", "bo"]) =>
  entryOf({ id, type: "direct", createdAt, memberCount: userIds.length, userIds });

export const meWith = (role: Me["role"]): Pick<Me, "id" | "role"> => ({ id: "me", role });
