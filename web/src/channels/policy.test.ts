import { type Channel, type ChannelEntry, defaultPreferences, type Me } from "@chatflow/protocol";
import { expect, it } from "vitest";
import { mayAddPeople, mayEditChannel, mayLeave } from "./policy.ts";

const createdAt = "2026-11-20T22:04:05.123Z";
const me = (role: Me["role"]): Me => ({
  id: "me",
  username: "me",
  name: "Me",
  title: "",
  timeZone: "",
  role,
  createdAt,
  email: "me@example.org",
  availability: "auto",
  receipts: true,
  preferences: defaultPreferences,
});
const base = { id: "c", createdAt, memberCount: 2 };
const named: Channel = {
  ...base,
  type: "public",
  name: "a",
  topic: "",
  createdBy: "me",
  mayMentionEveryone: "member",
  description: "",
  mayPost: "member",
  mayInvite: "member",
  mayPin: "member",
  archivedAt: null,
  isDefault: false,
};
const direct: Channel = { ...base, type: "direct", userIds: ["me", "bo"] };
const entry = (channel: Channel, role: "owner" | "moderator" | "member" | null): ChannelEntry => ({
  channel,
  head: { seq: 0, rev: 0, lastMessageAt: null },
  membership: role && { userId: "me", role, joinedAt: createdAt },
  read: role && { readSeq: 0, unread: 0, mentions: 0, seq: 0, rev: 0 },
});

it("offers renaming to the channel's owners and moderators, and to moderators and admins who are in it", () => {
  expect(mayEditChannel(entry(named, "member"), me("user"))).toBe(false);
  expect(mayEditChannel(entry(named, "moderator"), me("user"))).toBe(true);
  expect(mayEditChannel(entry(named, "member"), me("moderator"))).toBe(true);
  expect(mayEditChannel(entry(named, null), me("admin"))).toBe(false);
});

it("offers nothing of it for a direct conversation", () => {
  const own = entry(direct, "owner");
  expect([mayEditChannel(own, me("admin")), mayAddPeople(own), mayLeave(own)]).toEqual([false, false, false]);
  const joined = entry(named, "member");
  expect([mayAddPeople(joined), mayLeave(joined)]).toEqual([true, true]);
});
