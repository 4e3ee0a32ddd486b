import type { ChannelEntry, Message } from "@chatflow/protocol";
import { expect, test } from "vitest";
import { createChannels } from "./channels.ts";
import { publicChannel } from "./test/fake-rooms.ts";

const at = "2026-01-01T00:00:00.000Z";
const entry: ChannelEntry = {
  channel: {
    ...publicChannel,
    id: "c",
    name: "general",
    createdBy: "ada",
    createdAt: at,
    memberCount: 1,
  },
  head: { seq: 3, rev: 3, lastMessageAt: at },
  membership: { userId: "ada", role: "owner", joinedAt: at },
  read: { readSeq: 3, unread: 0, mentions: 0, seq: 3, rev: 3 },
};
const own: Message = {
  id: "m",
  channelId: "c",
  seq: 4,
  rev: 4,
  authorId: "ada",
  text: "hi",
  createdAt: at,
  editedAt: null,
  deletedAt: null,
  pinnedAt: null,
  reactions: [],
};

function setUp() {
  const channels = createChannels(() => {});
  channels.replace([entry], { myId: "ada", sameEpoch: true });
  channels.beginReading();
  channels.advance(own);
  return channels;
}

test("a list read before an own message was acknowledged does not move the head back", () => {
  const channels = setUp();
  channels.replace([entry], { myId: "ada", sameEpoch: true });
  expect(channels.get("c")?.head).toMatchObject({ seq: 4, rev: 4 });
});

test("a list of another epoch does", () => {
  const channels = setUp();
  channels.replace([entry], { myId: "ada", sameEpoch: false });
  expect(channels.get("c")?.head).toMatchObject({ seq: 3, rev: 3 });
});

test("what is not in the list any more is named", () => {
  expect(setUp().replace([], { myId: "ada", sameEpoch: true })).toEqual(["c"]);
});

test("what is heard of a channel while it is read afresh is younger than the answer", () => {
  const channels = setUp();
  const reading = channels.beginReadingOf("c");
  channels.apply({ type: "member.left", channelId: "c", userId: "grace", memberCount: 4 }, "ada");
  reading.done({ ...entry, channel: { ...entry.channel, memberCount: 5 } }, "ada");
  reading.end();
  expect(channels.get("c")?.channel.memberCount).toBe(4);
  // The next reading is younger again.
  const next = channels.beginReadingOf("c");
  next.done({ ...entry, channel: { ...entry.channel, memberCount: 6 } }, "ada");
  expect(channels.get("c")?.channel.memberCount).toBe(6);
});

test("one that was left while it is read does not come back", () => {
  const channels = setUp();
  const reading = channels.beginReadingOf("c");
  channels.apply({ type: "member.left", channelId: "c", userId: "ada", memberCount: 4 }, "ada");
  reading.done(entry, "ada");
  expect(channels.get("c")).toBeUndefined();
});
