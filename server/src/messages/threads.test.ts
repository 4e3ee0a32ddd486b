import type { Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";
import { say, threadRoom } from "../../test/threads.ts";

const server = await testServer();
const [ada, grace, alan, mallory] = [
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
  await server.person("mallory"),
];

/** A channel of Grace's with Ada and Alan in it, and a message of Ada's to reply to. */
async function room() {
  const { channelId, root, reply } = await threadRoom([grace, ada, alan]);
  const fresh = () => ada.call("messages.get", { channelId, messageId: root.id });
  return { channelId, root, reply, fresh, head: async () => (await ada.call("channels.get", { channelId })).head };
}

describe("a reply", () => {
  test("[T2] takes the next seq and rev, and its root the rev after with the summary; both are told, in that order", async () => {
    const { channelId, root, reply, fresh, head } = await room();
    const socket = await signedInSocket(server.url, alan.token);
    const first = await reply(grace, "one");
    expect(first).toMatchObject({ seq: 2, rev: 2, threadId: root.id, text: "one" });
    expect(first).not.toHaveProperty("alsoInChannel");
    const second = await reply(ada, "two", { alsoInChannel: true });
    expect(second).toMatchObject({ seq: 3, rev: 4, alsoInChannel: true });
    const now = await fresh();
    expect(now).toEqual({
      ...root,
      rev: 5,
      thread: { replies: 2, lastReplyAt: second.createdAt, userIds: [ada.user.id, grace.user.id] },
    });
    expect(await head()).toEqual({ seq: 3, rev: 5, lastMessageAt: second.createdAt });
    const ofChannel = () =>
      socket.frames.flatMap(({ event }) => {
        const { type, rev, message } = (event ?? {}) as { type?: string; rev?: number; message?: Message };
        return type?.startsWith("message.") ? [{ type, rev, id: message?.id, replies: message?.thread?.replies }] : [];
      });
    await socket.frame(({ event }) => (event as { rev?: number } | undefined)?.rev === 5);
    expect(ofChannel()).toEqual([
      { type: "message.created", rev: 2, id: first.id, replies: undefined },
      { type: "message.updated", rev: 3, id: root.id, replies: 1 },
      { type: "message.created", rev: 4, id: second.id, replies: undefined },
      { type: "message.updated", rev: 5, id: root.id, replies: 2 },
    ]);
    expect(await alan.call("messages.changes", { channelId, since: 3 })).toMatchObject({
      head: { seq: 3, rev: 5, lastMessageAt: second.createdAt },
      messages: [second, now],
    });
  });

  test("[T2] in a batch: new messages first, then each root once, without gaps; the faces are the latest five", async () => {
    const { channelId, root, reply, fresh, head } = await room();
    const other = await say(grace, channelId, "another root");
    await Promise.all([
      reply(grace, "a"),
      say(alan, channelId, "plain"),
      say(alan, channelId, "to the other", { threadId: other.id }),
      reply(alan, "b"),
      reply(grace, "c"),
      say(ada, channelId, "hello @grace"),
    ]);
    const { messages } = await ada.call("messages.list", { channelId, threadId: root.id });
    expect(messages).toHaveLength(3);
    expect((await fresh()).thread).toMatchObject({ replies: 3, lastReplyAt: messages[2]?.createdAt });
    const { rows } = await server.db.pool.query<{ rev: number; seq: number }>("select seq, rev from messages where channel_id = $1", [
      channelId,
    ]);
    expect(rows.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(rows.map(({ rev }) => rev)).size).toBe(8);
    expect((await head()).rev).toBe(Math.max(...rows.map(({ rev }) => rev)));

    const crowd = await Promise.all(["bell", "curie", "darwin"].map((name) => server.person(`${name}-${uuidv7().slice(-4)}`)));
    for (const { user } of crowd) await grace.call("channels.addMember", { channelId, userId: user.id });
    for (const person of [ada, ...crowd, alan]) await reply(person, "me");
    expect((await fresh()).thread?.userIds).toEqual([alan, ...crowd.toReversed(), ada].map(({ user }) => user.id));
    await reply(grace, "me, too");
    expect((await fresh()).thread?.userIds).toEqual([grace, alan, ...crowd.toReversed()].map(({ user }) => user.id));
    expect((await fresh()).thread?.replies).toBe(9);
  });

  test("[T1] to nothing, to a reply, to a deleted message or to another channel's is refused, and nothing is stored", async () => {
    const { channelId, root, reply, head } = await room();
    const answer = await reply(grace, "one");
    const gone = await say(grace, channelId, "gone");
    await grace.call("messages.delete", { channelId, messageId: gone.id });
    const elsewhere = await room();
    const before = await head();
    const [socket] = [await signedInSocket(server.url, ada.token)];
    const to = (threadId: string, text = "a reply") => socket.call("messages.send", { channelId, id: uuidv7(), threadId, text });
    // all at once, in one batch with messages that are stored all the same
    const outcomes = await Promise.all([
      to(uuidv7()),
      to(answer.id),
      to(gone.id),
      to(elsewhere.root.id),
      to(root.id, "fits"),
      socket.call("messages.send", { channelId, id: uuidv7(), text: "plain" }),
    ]);
    expect(outcomes.map(({ ok, error }) => (ok ? "ok" : (error as { code: string }).code))).toEqual([
      "not_found",
      "is_reply",
      "message_deleted",
      "not_found",
      "ok",
      "ok",
    ]);
    expect(await head()).toMatchObject({ seq: before.seq + 2, rev: before.rev + 3 });
    expect(await codeOf(mallory.call("messages.send", { channelId, id: uuidv7(), text: "x", threadId: root.id }))).toBe("not_found");
  });

  test.each([{ threadId: "no id" }, { alsoInChannel: true }, { threadId: 7 }, { alsoInChannel: "yes" }])("[K4] refuses %o", async (bad) => {
    const { channelId } = await room();
    const socket = await signedInSocket(server.url, ada.token);
    const { error } = await socket.call("messages.send", { channelId, id: uuidv7(), text: "x", ...bad });
    expect(error).toMatchObject({ code: "invalid_input" });
  });

  test("[M5] follows its root at once, in the order of sending", async () => {
    const { channelId } = await room();
    const socket = await signedInSocket(server.url, ada.token);
    const rootId = uuidv7();
    const sent = await Promise.all(
      [{ id: rootId }, { id: uuidv7(), threadId: rootId }, { id: uuidv7() }, { id: uuidv7(), text: "to @grace" }, { id: uuidv7() }].map(
        (one) => socket.call("messages.send", { channelId, text: "quick", ...one }),
      ),
    );
    expect(sent.map(({ ok }) => (ok as Message | undefined)?.seq)).toEqual([2, 3, 4, 5, 6]);
  });

  test("[M2] sent again is the original, also when its root is gone; other content is a conflict", async () => {
    const { channelId, root } = await room();
    const input = { channelId, id: uuidv7(), text: "reply", threadId: root.id, alsoInChannel: true };
    const original = await grace.call("messages.send", input);
    await ada.call("messages.delete", { channelId, messageId: root.id });
    expect(await grace.call("messages.send", input)).toEqual(original);
    expect(await codeOf(ada.call("messages.send", input))).toBe("id_conflict");
    expect(await codeOf(grace.call("messages.send", { ...input, alsoInChannel: false }))).toBe("id_conflict");
    expect(await codeOf(grace.call("messages.send", { ...input, threadId: undefined, alsoInChannel: false }))).toBe("id_conflict");
    expect(await codeOf(grace.call("messages.send", { ...input, threadId: uuidv7() }))).toBe("id_conflict");
    expect((await ada.call("messages.get", { channelId, messageId: root.id })).thread?.replies).toBe(1);
  });
});

describe("deleting", () => {
  test("[T2] a reply counts the thread anew under a rev of its root; the last one leaves no thread", async () => {
    const { channelId, root, reply, fresh, head } = await room();
    const replies = [await reply(grace, "one"), await reply(alan, "two"), await reply(grace, "three")];
    const socket = await signedInSocket(server.url, ada.token);
    const gone = await grace.call("messages.delete", { channelId, messageId: replies[2]?.id ?? "" });
    expect(gone).toMatchObject({ rev: 8, threadId: root.id, text: "", deletedAt: expect.any(String) });
    expect(await fresh()).toMatchObject({
      rev: 9,
      thread: { replies: 2, lastReplyAt: replies[1]?.createdAt, userIds: [alan.user.id, grace.user.id] },
    });
    const { event } = await socket.frame((frame) => (frame.event as { rev?: number } | undefined)?.rev === 9);
    expect(event).toEqual({ type: "message.updated", channelId, rev: 9, message: await fresh() });
    await grace.call("messages.delete", { channelId, messageId: replies[2]?.id ?? "" }); // again: nothing changes
    expect((await head()).rev).toBe(9);
    for (const one of replies.slice(0, 2)) await grace.call("messages.delete", { channelId, messageId: one.id });
    expect(await fresh()).not.toHaveProperty("thread");
    await reply(alan, "again");
    expect((await fresh()).thread).toMatchObject({ replies: 1, userIds: [alan.user.id] });
  });

  test("[M8] a root leaves its replies and its summary; what they quote and mention goes with deleted ones", async () => {
    const { channelId, root, reply, fresh } = await room();
    await reply(grace, "one");
    await ada.call("messages.delete", { channelId, messageId: root.id });
    expect(await fresh()).toMatchObject({ text: "", deletedAt: expect.any(String), thread: { replies: 1 } });
    expect((await ada.call("messages.list", { channelId, threadId: root.id })).messages).toMatchObject([{ text: "one" }]);
    const rich = await ada.call("messages.send", {
      channelId,
      id: uuidv7(),
      text: "hello @grace and @channel",
      quote: { channelId, messageId: (await say(ada, channelId, "quoted")).id },
    });
    expect(rich).toMatchObject({ mentions: { userIds: [grace.user.id], everyone: "channel" }, quote: { text: "quoted" } });
    const tombstone = await ada.call("messages.delete", { channelId, messageId: rich.id });
    expect(tombstone).not.toHaveProperty("mentions");
    expect(tombstone).not.toHaveProperty("quote");
  });
});

test("replies are edited, reacted to and pinned like other messages; their root does not change by that", async () => {
  const { channelId, reply, fresh } = await room();
  const { id: messageId } = await reply(ada, "one");
  const { rev } = await fresh();
  expect(await ada.call("messages.edit", { channelId, messageId, text: "two" })).toMatchObject({ text: "two", rev: rev + 1 });
  expect(await grace.call("messages.react", { channelId, messageId, emoji: "👍" })).toMatchObject({ rev: rev + 2 });
  await grace.call("messages.pin", { channelId, messageId });
  expect((await alan.call("messages.pins", { channelId })).messages).toMatchObject([{ id: messageId, rev: rev + 3 }]);
  expect((await fresh()).rev).toBe(rev);
});
