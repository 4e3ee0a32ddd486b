import { limits, type Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";

const server = await testServer();
const twin = await testServer({ db: server.db });
const [ada, grace, alan] = [await server.person("ada"), await server.person("grace"), await server.person("alan")];

/** A channel of Grace's with Ada and Alan in it, and a message of Ada's. */
async function room(text = "first") {
  const { channel } = await channelOf([grace, ada, alan]);
  const place = { channelId: channel.id };
  const message = await ada.call("messages.send", { ...place, id: uuidv7(), text });
  return { ...place, messageId: message.id };
}
const fresh = (person: Person, place: { channelId: string; messageId: string }) => person.call("messages.get", place);

describe("edit", () => {
  test("[M4, M7] changes the text under the next rev, keeps what was said before, and tells the members", async () => {
    const place = await room();
    const socket = await signedInSocket(server.url, grace.token);
    const edited = await ada.call("messages.edit", { ...place, text: "second" });
    expect(edited).toMatchObject({ text: "second", seq: 1, rev: 2, editedAt: expect.any(String) });
    const { event } = await socket.frame((frame) => "event" in frame);
    expect(event).toEqual({ type: "message.updated", channelId: place.channelId, rev: 2, message: edited });
    await ada.call("messages.edit", { ...place, text: "third" });
    const { versions } = await grace.call("messages.history", place);
    expect(versions.map((version) => version.text)).toEqual(["second", "first"]);
    expect(await ada.call("messages.edit", { ...place, text: "third" })).toMatchObject({ rev: 3 }); // the same: nothing changes
  });

  test("[M7] what was said before comes page by page, each text with the time in which it stood", async () => {
    const place = await room();
    for (const text of ["second", "third", "fourth", "fifth"]) await ada.call("messages.edit", { ...place, text });
    const first = await grace.call("messages.history", { ...place, limit: 2 });
    expect(first.versions.map(({ text }) => text)).toEqual(["fourth", "third"]);
    const rest = await grace.call("messages.history", { ...place, limit: 2, cursor: first.next ?? "" });
    expect(rest).toMatchObject({ versions: [{ text: "second" }, { text: "first" }], next: null });
    const { createdAt, editedAt } = await fresh(ada, place);
    const all = [...first.versions, ...rest.versions];
    expect(all.map(({ replacedAt }) => replacedAt)).toEqual([editedAt, ...all.slice(0, -1).map(({ since }) => since)]);
    expect(all.at(-1)?.since).toBe(createdAt);
    expect(await codeOf(grace.call("messages.history", { ...place, cursor: "Im5vbmUi" }))).toBe("invalid_input");
  });

  test("is for the author, of a message that stands, with a text as a message has", async () => {
    const place = await room();
    expect(await codeOf(grace.call("messages.edit", { ...place, text: "not hers" }))).toBe("forbidden");
    for (const text of ["", "  ", "x".repeat(16_001)])
      expect(await codeOf(ada.call("messages.edit", { ...place, text }))).toBe("invalid_input");
    await ada.call("messages.delete", place);
    expect(await codeOf(ada.call("messages.edit", { ...place, text: "back again" }))).toBe("message_deleted");
    expect(await codeOf(ada.call("messages.edit", { ...place, messageId: uuidv7(), text: "x" }))).toBe("not_found");
    const { channelId } = await room();
    expect(await codeOf(ada.call("messages.edit", { ...place, channelId, text: "in another channel" }))).toBe("not_found");
  });
});

describe("delete", () => {
  test("[M8] leaves a tombstone in its place, without text, history, reactions and pin", async () => {
    const place = await room();
    await ada.call("messages.edit", { ...place, text: "secret" });
    await grace.call("messages.react", { ...place, emoji: "👍" });
    await grace.call("messages.pin", place);
    const gone = await ada.call("messages.delete", place);
    expect(gone).toMatchObject({ text: "", deletedAt: expect.any(String), pinnedAt: null, reactions: [], seq: 1, rev: 5 });
    expect(await grace.call("messages.list", { channelId: place.channelId })).toMatchObject({ messages: [gone] });
    expect(await grace.call("messages.changes", { channelId: place.channelId, since: 4 })).toMatchObject({ messages: [gone] });
    expect(await grace.call("messages.history", place)).toEqual({ versions: [], next: null });
    expect(await grace.call("messages.pins", { channelId: place.channelId })).toEqual({ messages: [] });
    expect(await ada.call("messages.delete", place)).toEqual(gone); // again: nothing changes
    const { rows } = await server.db.pool.query(
      "select from messages where text = 'secret' union all select from message_versions where message_id = $1",
      [place.messageId],
    );
    expect(rows).toEqual([]);
    // the id stays taken: an old retry cannot bring it back
    expect(await codeOf(ada.call("messages.send", { channelId: place.channelId, id: place.messageId, text: "secret" }))).toBe(
      "id_conflict",
    );
  });

  test("is for its author and the channel's owner", async () => {
    const place = await room();
    expect(await codeOf(alan.call("messages.delete", place))).toBe("forbidden");
    expect(await codeOf(grace.call("messages.delete", place))).toBe("ok");
  });
});

describe("reactions", () => {
  test("are grouped in the order of coming; again changes nothing; taken back they are gone", async () => {
    const place = await room();
    await ada.call("messages.react", { ...place, emoji: "🎉" });
    await grace.call("messages.react", { ...place, emoji: "👍🏽" });
    const { rev } = await grace.call("messages.react", { ...place, emoji: "🎉" });
    const same = await grace.call("messages.react", { ...place, emoji: "🎉" });
    expect(same.rev).toBe(rev);
    expect(same.reactions).toEqual([
      { emoji: "🎉", userIds: [ada.user.id, grace.user.id] },
      { emoji: "👍🏽", userIds: [grace.user.id] },
    ]);
    await ada.call("messages.unreact", { ...place, emoji: "🎉" });
    await grace.call("messages.unreact", { ...place, emoji: "👍🏽" });
    const left = await grace.call("messages.unreact", { ...place, emoji: "👎" });
    expect(left.reactions).toEqual([{ emoji: "🎉", userIds: [grace.user.id] }]);
  });

  test.each(["", "a", "👍👍", "👍".repeat(200), "<b>", " ", ":UPPER:", "\u0000"])("[M9] bad reaction %# is refused", async (emoji) => {
    const place = await room();
    const answer = await (await signedInSocket(server.url, ada.token)).call("messages.react", { ...place, emoji });
    expect(answer).toMatchObject({ error: { code: "invalid_input" } });
  });

  test.each(["❤️", "👩‍💻", "🇩🇪", "1️⃣", ":party-parrot:"])("reaction %# is one", async (emoji) => {
    const place = await room();
    expect(await ada.call("messages.react", { ...place, emoji })).toMatchObject({ reactions: [{ emoji }] });
  });

  test("[M9] have at most so many kinds", async () => {
    const place = await room();
    const kinds = Array.from({ length: limits.reactionKinds }, (_, n) => `:kind-${n}:`);
    for (const emoji of kinds) await ada.call("messages.react", { ...place, emoji });
    expect(await codeOf(ada.call("messages.react", { ...place, emoji: "👍" }))).toBe("too_many");
    expect(await codeOf(grace.call("messages.react", { ...place, emoji: ":kind-7:" }))).toBe("ok");
  });

  test("[M4] given by many at once on two instances are all there, under revs without gaps", async () => {
    const place = await room();
    const { createClient } = await import("@chatflow/client");
    const there = (person: Person) => createClient({ url: twin.url, token: person.token }).call;
    const emojis = ["👍", "🎉", "👀", "🚀", "✅"];
    await Promise.all(
      [ada.call, grace.call, there(alan)].flatMap((call) => emojis.map((emoji) => call("messages.react", { ...place, emoji }))),
    );
    const { reactions, rev } = await fresh(ada, place);
    expect(rev).toBe(16);
    expect(reactions.map(({ userIds }) => userIds.toSorted())).toEqual(
      emojis.map(() => [ada, grace, alan].map(({ user }) => user.id).toSorted()),
    );
  });
});

test("pins are listed, the newest first", async () => {
  const place = await room();
  const other = await ada.call("messages.send", { channelId: place.channelId, id: uuidv7(), text: "other" });
  await grace.call("messages.pin", place);
  await alan.call("messages.pin", { ...place, messageId: other.id });
  const pinned = async () =>
    (await ada.call("messages.pins", { channelId: place.channelId })).messages.map((message: Message) => message.id);
  expect(await pinned()).toEqual([other.id, place.messageId]);
  await ada.call("messages.unpin", { ...place, messageId: other.id });
  expect(await pinned()).toEqual([place.messageId]);
});

test("a page around a message has it in the middle", async () => {
  const { channelId } = await room();
  for (let n = 2; n <= 11; n++) await ada.call("messages.send", { channelId, id: uuidv7(), text: `n ${n}` });
  const around = async (seq: number, limit: number) => {
    const page = await ada.call("messages.list", { channelId, around: seq, limit });
    return [page.messages.map((message) => message.seq), page.before, page.after];
  };
  expect(await around(6, 5)).toEqual([[4, 5, 6, 7, 8], 4, 8]);
  expect(await around(1, 4)).toEqual([[1, 2], null, 2]);
  expect(await around(11, 4)).toEqual([[9, 10, 11], 9, null]);
  expect(await around(6, 1)).toEqual([[6], 6, 6]);
});

describe("read positions", () => {
  const isRead = ({ event }: Record<string, unknown>) => (event as { type?: string } | undefined)?.type === "read.updated";

  test("[R1] only grow, stop at the newest message, and reach one's own connections alone", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    for (let n = 0; n < 4; n++) await ada.call("messages.send", { channelId, id: uuidv7(), text: `n ${n}` });
    const unread = async (person: Person) => (await person.call("channels.get", { channelId })).read;
    expect(await unread(grace)).toEqual({ readSeq: 0, unread: 4, mentions: 0, seq: 4, rev: 4 });
    expect(await unread(ada)).toMatchObject({ unread: 0 });
    const [hers, others] = [await signedInSocket(server.url, grace.token), await signedInSocket(server.url, ada.token)];
    const read = await grace.call("channels.markRead", { channelId, seq: 3 });
    expect(read).toEqual({ readSeq: 3, unread: 1, mentions: 0, seq: 4, rev: 4 });
    expect(await hers.frame(isRead)).toEqual({ event: { type: "read.updated", channelId, read } });
    expect(await grace.call("channels.markRead", { channelId, seq: 1 })).toEqual(read);
    expect(await grace.call("channels.markRead", { channelId, seq: 99 })).toMatchObject({ readSeq: 4, unread: 0 });
    await others.call("users.me", {});
    expect(others.frames.filter(isRead)).toEqual([]);
  });

  test("[R2] begin with what is there when one comes; what is deleted does not count", async () => {
    const { channel } = await channelOf([ada], "public");
    const channelId = channel.id;
    const say = () => ada.call("messages.send", { channelId, id: uuidv7(), text: "hello" });
    await say();
    expect((await grace.call("channels.join", { channelId })).read).toEqual({ readSeq: 1, unread: 0, mentions: 0, seq: 1, rev: 1 });
    const [one] = [await say(), await say()];
    await ada.call("messages.delete", { channelId, messageId: one?.id ?? "" });
    expect((await grace.call("channels.get", { channelId })).read).toEqual({ readSeq: 1, unread: 1, mentions: 0, seq: 3, rev: 4 });
  });
});
