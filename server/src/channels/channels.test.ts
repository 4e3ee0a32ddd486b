import type { Event } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const [ada, grace, alan, mallory] = [
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
  await server.person("mallory"),
];
const nowhere = "00000000-0000-4000-8000-000000000000";
const eventOf = async (socket: RawSocket | undefined, type: Event["type"], channelId: string) => {
  const frame = await socket?.frame(({ event }) => {
    const seen = event as Event | undefined;
    return seen?.type === type && "channelId" in seen && seen.channelId === channelId;
  });
  return frame?.event;
};

describe("create", () => {
  test("makes a channel with its maker as owner", async () => {
    const entry = await ada.call("channels.create", { type: "public", name: "  Garden Shed ", topic: "tools" });
    expect(entry).toMatchObject({
      channel: { type: "public", name: "garden-shed", topic: "tools", memberCount: 1, createdBy: ada.user.id },
      head: { seq: 0, rev: 0, lastMessageAt: null },
      membership: { userId: ada.user.id, role: "owner" },
    });
    expect(await ada.call("channels.get", { channelId: entry.channel.id })).toEqual(entry);
    expect((await ada.call("channels.list", { limit: 200 })).channels).toContainEqual(entry);
  });

  test("takes a public name once, also when many want it at once; private names tell nothing", async () => {
    const results = await Promise.all(
      [ada, grace, alan, ada, grace].map((person) => codeOf(person.call("channels.create", { type: "public", name: "Race" }))),
    );
    expect(results.toSorted()).toEqual(["name_taken", "name_taken", "name_taken", "name_taken", "ok"]);
    expect(await codeOf(ada.call("channels.create", { type: "private", name: "plans" }))).toBe("ok");
    expect(await codeOf(mallory.call("channels.create", { type: "private", name: "plans" }))).toBe("ok");
    expect(await codeOf(mallory.call("channels.create", { type: "public", name: "plans" }))).toBe("ok");
  });

  test.each(["", "   ", "x".repeat(81), "x".repeat(10_000), "a\u0007b", "a/b", "a\u202eb", "<b>", "#general"])(
    "refuses bad name %#",
    async (name) => {
      expect(await codeOf(ada.call("channels.create", { type: "public", name }))).toBe("invalid_input");
    },
  );

  test.each(["日本語", "größe", "v1.2_x-y", "x".repeat(80)])("takes good name %#", async (name) => {
    expect(await ada.call("channels.create", { type: "private", name })).toMatchObject({ channel: { name } });
  });
});

describe("direct conversations", () => {
  test("are one for the same people, whoever opens them, also at once", async () => {
    const opened = await Promise.all([
      ada.call("channels.create", { type: "direct", userIds: [grace.user.id] }),
      grace.call("channels.create", { type: "direct", userIds: [ada.user.id] }),
      ada.call("channels.create", { type: "direct", userIds: [grace.user.id, grace.user.id, ada.user.id] }),
    ]);
    expect(new Set(opened.map((entry) => entry.channel.id)).size).toBe(1);
    expect(opened[0]?.channel).toMatchObject({ type: "direct", memberCount: 2 });
    const group = await ada.call("channels.create", { type: "direct", userIds: [grace.user.id, alan.user.id] });
    expect(group.channel.id).not.toBe(opened[0]?.channel.id);
    const alone = await ada.call("channels.create", { type: "direct", userIds: [ada.user.id] });
    expect(alone.channel).toMatchObject({ userIds: [ada.user.id], memberCount: 1 });
  });

  test("keep their people, and are nobody else's", async () => {
    const { channel } = await ada.call("channels.create", { type: "direct", userIds: [alan.user.id] });
    const channelId = channel.id;
    expect(await codeOf(ada.call("channels.addMember", { channelId, userId: grace.user.id }))).toBe("direct_fixed");
    expect(await codeOf(ada.call("channels.leave", { channelId }))).toBe("direct_fixed");
    expect(await codeOf(ada.call("channels.update", { channelId, topic: "x" }))).toBe("direct_fixed");
    expect(await codeOf(grace.call("channels.get", { channelId }))).toBe("not_found");
    expect(await codeOf(grace.call("channels.join", { channelId }))).toBe("not_found");
    expect(await codeOf(ada.call("channels.create", { type: "direct", userIds: [nowhere] }))).toBe("not_found");
    const tooMany = Array.from({ length: 20 }, () => crypto.randomUUID());
    expect(await codeOf(ada.call("channels.create", { type: "direct", userIds: tooMany }))).toBe("invalid_input");
  });

  test("reach both sides' connections, and messages follow", async () => {
    const zoe = await server.person("zoe");
    const [hers, his] = await Promise.all([signedInSocket(server.url, zoe.token), signedInSocket(server.url, alan.token)]);
    const { channel } = await zoe.call("channels.create", { type: "direct", userIds: [alan.user.id] });
    const seen = await eventOf(his, "channel.created", channel.id);
    expect(seen).toMatchObject({ entry: await alan.call("channels.get", { channelId: channel.id }) });
    await eventOf(hers, "channel.created", channel.id);
    await zoe.call("messages.send", { channelId: channel.id, id: uuidv7(), text: "hello alan" });
    expect(await eventOf(his, "message.created", channel.id)).toMatchObject({ message: { text: "hello alan" } });
  });
});

describe("members", () => {
  test("[E2] join, add and leave change who gets events from that moment on", async () => {
    const { channel } = await channelOf([ada], "public");
    const channelId = channel.id;
    const [owner, joiner, added] = await Promise.all([ada, grace, alan].map(({ token }) => signedInSocket(server.url, token)));
    const say = (text: string) => ada.call("messages.send", { channelId, id: uuidv7(), text });
    await say("before");

    const entry = await grace.call("channels.join", { channelId });
    expect(entry).toMatchObject({ channel: { memberCount: 2 }, head: { seq: 1, rev: 1 }, membership: { role: "member" } });
    const joined = { type: "member.joined", channelId, member: entry.membership, channel: entry.channel, head: entry.head };
    expect(await eventOf(owner, "member.joined", channelId)).toEqual(joined);
    expect(await eventOf(joiner, "member.joined", channelId)).toEqual(joined);
    expect(await grace.call("channels.join", { channelId })).toEqual(entry); // again: nothing changes

    const member = await ada.call("channels.addMember", { channelId, userId: alan.user.id });
    expect(await eventOf(added, "member.joined", channelId)).toMatchObject({ member });
    expect((await alan.call("channels.members", { channelId })).members.map((one) => one.userId)).toEqual([
      ada.user.id,
      grace.user.id,
      alan.user.id,
    ]);

    await grace.call("channels.leave", { channelId });
    const left = { type: "member.left", channelId, userId: grace.user.id, memberCount: 2 };
    expect(await eventOf(owner, "member.left", channelId)).toEqual(left);
    expect(await eventOf(joiner, "member.left", channelId)).toEqual(left);
    const last = await say("after");
    await eventOf(added, "message.created", channelId);
    await joiner?.call("users.me", {});
    expect(JSON.stringify(joiner?.frames)).not.toContain(last.id);
    expect(joiner?.frames.filter((frame) => (frame.event as Event | undefined)?.type === "member.left")).toHaveLength(1);
  });

  test("many joining at once are each counted once", async () => {
    const { channel } = await channelOf([ada], "public");
    const people = [grace, alan, mallory];
    await Promise.all(
      people.flatMap((person) => [person, person, person].map(() => person.call("channels.join", { channelId: channel.id }))),
    );
    const { channel: now } = await ada.call("channels.get", { channelId: channel.id });
    expect(now.memberCount).toBe(4);
  });

  test("a private channel is not there for others", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    expect(await codeOf(mallory.call("channels.get", { channelId }))).toBe("not_found");
    expect(await codeOf(mallory.call("channels.join", { channelId }))).toBe("not_found");
    expect(await codeOf(mallory.call("channels.leave", { channelId }))).toBe("not_found");
    expect(await codeOf(mallory.call("channels.members", { channelId }))).toBe("not_found");
    expect(await codeOf(mallory.call("channels.update", { channelId, topic: "mine" }))).toBe("not_found");
    expect(await codeOf(mallory.call("channels.addMember", { channelId, userId: mallory.user.id }))).toBe("not_found");
    expect(JSON.stringify(await mallory.call("channels.browse", { limit: 200 }))).not.toContain(channelId);
    expect(JSON.stringify(await mallory.call("channels.list", { limit: 200 }))).not.toContain(channelId);
    await grace.call("channels.leave", { channelId });
    expect(await codeOf(grace.call("channels.get", { channelId }))).toBe("not_found");
  });

  test("when the last owner leaves, the longest member becomes owner; the last one out leaves nothing behind", async () => {
    const { channel } = await channelOf([ada, grace, alan]);
    const channelId = channel.id;
    const socket = await signedInSocket(server.url, alan.token);
    await ada.call("channels.leave", { channelId });
    const { membership } = await grace.call("channels.get", { channelId });
    expect(membership).toMatchObject({ role: "owner" });
    expect(await eventOf(socket, "member.updated", channelId)).toEqual({ type: "member.updated", channelId, member: membership });
    await alan.call("channels.leave", { channelId });
    expect((await grace.call("channels.get", { channelId })).channel.memberCount).toBe(1);
    expect(await codeOf(grace.call("channels.leave", { channelId }))).toBe("ok");
    expect(await codeOf(grace.call("channels.get", { channelId }))).toBe("not_found");
  });

  test("[E3] leaving and joining again at once reaches one's connections in that order, without what was said between", async () => {
    const { channel } = await channelOf([ada, grace], "public");
    const channelId = channel.id;
    const socket = await signedInSocket(server.url, grace.token);
    const say = (text: string) => ada.call("messages.send", { channelId, id: uuidv7(), text });
    for (let round = 0; round < 10; round++) {
      const saying = [say("before"), say("before")];
      await grace.call("channels.leave", { channelId });
      saying.push(say("between"), say("between"));
      await grace.call("channels.join", { channelId });
      await Promise.all([...saying, say("after")]);
    }
    await socket.call("users.me", {});
    const own = socket.frames.flatMap(({ event }) => {
      const seen = event as Event | undefined;
      if (!seen || !("channelId" in seen) || seen.channelId !== channelId) return [];
      if (seen.type === "member.left" || (seen.type === "member.joined" && seen.member.userId === grace.user.id)) return [seen.type];
      return seen.type === "message.created" ? ["message"] : [];
    });
    const comings = own.filter((type) => type !== "message");
    expect(comings).toEqual(Array.from({ length: 10 }, () => ["member.left", "member.joined"]).flat());
    for (const [at, type] of own.entries()) if (type === "member.left") expect(own[at + 1]).toBe("member.joined");
  });

  test("adding somebody who does not exist, or to a channel that one is not in, is refused", async () => {
    const { channel } = await channelOf([ada], "public");
    expect(await codeOf(ada.call("channels.addMember", { channelId: channel.id, userId: nowhere }))).toBe("not_found");
    expect(await codeOf(mallory.call("channels.addMember", { channelId: channel.id, userId: grace.user.id }))).toBe("not_member");
    expect(await codeOf(mallory.call("channels.leave", { channelId: channel.id }))).toBe("not_member");
  });

  test("are paged, each once", async () => {
    const { channel } = await channelOf([ada, grace, alan, mallory]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ada.call("channels.members", { channelId: channel.id, limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.members.map((member) => member.userId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual([ada, grace, alan, mallory].map(({ user }) => user.id).toSorted());
  });
});

describe("update", () => {
  test("is for owners and the workspace's admins who are in it; members hear of it", async () => {
    const { channel } = await channelOf([grace, ada, alan], "public");
    const channelId = channel.id;
    const socket = await signedInSocket(server.url, alan.token);
    const renamed = await grace.call("channels.update", { channelId, name: `renamed-${channelId.slice(0, 8)}`, topic: "new" });
    expect(renamed).toMatchObject({ topic: "new" });
    expect(await eventOf(socket, "channel.updated", channelId)).toEqual({ type: "channel.updated", channelId, channel: renamed });
    expect(await codeOf(alan.call("channels.update", { channelId, topic: "mine" }))).toBe("forbidden");
    expect(await codeOf(ada.call("channels.update", { channelId, topic: "the admin's" }))).toBe("ok");
    expect(await codeOf(mallory.call("channels.update", { channelId, topic: "mine" }))).toBe("not_member");
    const { channel: other } = await channelOf([grace], "public");
    expect(await codeOf(grace.call("channels.update", { channelId: other.id, name: renamed.type === "public" ? renamed.name : "" }))).toBe(
      "name_taken",
    );
    expect(await grace.call("channels.update", { channelId, topic: "" })).toMatchObject({ topic: "" });
  });

  test("sets who may mention everyone: at first every member, then those who may update, until it is opened again", async () => {
    const { channel } = await channelOf([grace, alan]);
    const channelId = channel.id;
    expect(channel).toMatchObject({ mayMentionEveryone: "member" });
    const closed = await grace.call("channels.update", { channelId, mayMentionEveryone: "moderator" });
    expect(closed).toEqual({ ...channel, memberCount: 2, mayMentionEveryone: "moderator" });
    expect((await alan.call("channels.get", { channelId })).channel).toEqual(closed);
    expect(await codeOf(alan.call("channels.update", { channelId, mayMentionEveryone: "member" }))).toBe("forbidden");
    expect(await grace.call("channels.update", { channelId, topic: "kept" })).toMatchObject({ mayMentionEveryone: "moderator" });
    expect(await grace.call("channels.update", { channelId, mayMentionEveryone: "member" })).toMatchObject({
      mayMentionEveryone: "member",
    });
  });
});

test("browse finds public channels by name, page by page, and says which are one's own", async () => {
  for (const name of ["browse-a", "browse-b", "browse-c"]) await ada.call("channels.create", { type: "public", name });
  const first = await grace.call("channels.browse", { query: "BROWSE", limit: 2 });
  expect(first.channels.map(({ channel }) => channel.type === "public" && channel.name)).toEqual(["browse-a", "browse-b"]);
  expect(first.channels[0]?.membership).toBeNull();
  const rest = await grace.call("channels.browse", { query: "browse", limit: 2, cursor: first.next ?? "" });
  expect(rest).toMatchObject({ channels: [{ channel: { name: "browse-c" } }], next: null });
  expect((await ada.call("channels.browse", { query: "browse-a" })).channels[0]?.membership).toMatchObject({ role: "owner" });
  expect((await grace.call("channels.browse", { query: "%" })).channels).toEqual([]);
});

test("typing is told to the members of a channel that is not too large, and to nobody else", async () => {
  const { channel } = await channelOf([ada, grace]);
  const channelId = channel.id;
  const [member, outsider] = [await signedInSocket(server.url, grace.token), await signedInSocket(server.url, mallory.token)];
  await ada.call("channels.typing", { channelId });
  expect(await eventOf(member, "typing", channelId)).toEqual({ type: "typing", channelId, userId: ada.user.id });
  const threadId = uuidv7();
  await ada.call("channels.typing", { channelId, threadId });
  expect(await member.frame((frame) => JSON.stringify(frame).includes(threadId))).toMatchObject({
    event: { threadId, userId: ada.user.id },
  });
  await server.db.pool.query("update channels set member_count = 201 where id = $1", [channelId]);
  await grace.call("channels.typing", { channelId });
  for (const socket of [member, outsider]) await socket.call("users.me", {});
  expect(member.frames.filter((frame) => "event" in frame)).toHaveLength(2);
  expect(outsider.frames.filter((frame) => "event" in frame)).toEqual([]);
});
