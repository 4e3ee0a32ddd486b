import type { Channel, ChannelEntry } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { type ChannelEvent, entryAfter } from "./channel-entry.ts";
import { publicChannel } from "./test/fake-rooms.ts";

const at = "2026-01-01T00:00:00.000Z";
const channel = { ...publicChannel, name: "general", createdBy: "ada", id: "c", createdAt: at, memberCount: 1 } satisfies Channel;
const membership = { userId: "ada", role: "owner", joinedAt: at } as const;
const entry: ChannelEntry = {
  channel,
  head: { seq: 5, rev: 7, lastMessageAt: at },
  membership,
  read: { readSeq: 5, unread: 0, mentions: 0, seq: 5, rev: 7 },
};
const message = {
  id: "m",
  channelId: "c",
  seq: 6,
  rev: 8,
  authorId: "ben",
  text: "hi",
  createdAt: at,
  editedAt: null,
  deletedAt: null,
  pinnedAt: null,
  reactions: [],
};
const ben = { userId: "ben", role: "member", joinedAt: at } as const;

test("a message moves the head, and an old one does not move it back", () => {
  const event: ChannelEvent = { type: "message.created", channelId: "c", rev: 8, message };
  expect(entryAfter(entry, event, "ada")?.head).toEqual({ seq: 6, rev: 8, lastMessageAt: event.message.createdAt });
  const old: ChannelEvent = { type: "message.created", channelId: "c", rev: 2, message: { ...message, seq: 2, rev: 2 } };
  expect(entryAfter(entry, old, "ada")).toBe(entry);
  expect(entryAfter(undefined, event, "ada")).toBeUndefined();
});

test("a new channel is added; told again it does not move the head back", () => {
  const event: ChannelEvent = { type: "channel.created", channelId: "c", entry: { ...entry, head: { seq: 0, rev: 0, lastMessageAt: at } } };
  expect(entryAfter(undefined, event, "ada")?.head).toMatchObject({ seq: 0, rev: 0 });
  expect(entryAfter(entry, event, "ada")?.head).toMatchObject({ seq: 5, rev: 7 });
});

test("an update replaces the channel and keeps the rest", () => {
  const event: ChannelEvent = { type: "channel.updated", channelId: "c", channel: { ...channel, topic: "new" } };
  expect(entryAfter(entry, event, "ada")).toEqual({ ...entry, channel: { ...channel, topic: "new" } });
  expect(entryAfter(undefined, event, "ada")).toBeUndefined();
});

test("joining oneself adds the channel with its head; others only change what is known of it", () => {
  const joined = {
    type: "member.joined",
    channelId: "c",
    channel: { ...channel, memberCount: 2 },
    head: { seq: 9, rev: 9, lastMessageAt: at },
  } as const;
  expect(entryAfter(undefined, { ...joined, member: membership }, "ada")).toEqual({
    channel: joined.channel,
    head: joined.head,
    membership,
    read: { readSeq: 9, unread: 0, mentions: 0, seq: 9, rev: 9 },
  });
  expect(entryAfter(undefined, { ...joined, member: ben }, "ada")).toBeUndefined();
  expect(entryAfter(entry, { ...joined, member: ben }, "ada")).toEqual({ ...entry, channel: joined.channel });
});

test("leaving oneself removes the channel; others change the number of members", () => {
  const left = { type: "member.left", channelId: "c", memberCount: 4 } as const;
  expect(entryAfter(entry, { ...left, userId: "ada" }, "ada")).toBeUndefined();
  expect(entryAfter(entry, { ...left, userId: "ben" }, "ada")?.channel.memberCount).toBe(4);
});

test("an event that this client does not know changes nothing", () => {
  expect(entryAfter(entry, { type: "poll.closed", channelId: "c" } as unknown as ChannelEvent, "ada")).toBe(entry);
});

test("one's settings are part of the entry while something is set", () => {
  const set = (muted: boolean): ChannelEvent => ({
    type: "settings.updated",
    channelId: "c",
    settings: { muted, favourite: false, sectionId: null },
  });
  const muted = entryAfter(entry, set(true), "ada");
  expect(muted).toEqual({ ...entry, settings: { muted: true, favourite: false, sectionId: null } });
  expect(entryAfter(muted, set(false), "ada")).toStrictEqual(entry);
  expect(entryAfter(undefined, set(true), "ada")).toBeUndefined();
});
