import type { Message, ThreadEntry } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";
import { threadRoom } from "../../test/threads.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const [ada, grace, alan, mallory] = [
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
  await server.person("mallory"),
];

/** A channel of Grace's with Ada and Alan in it, and a message of Ada's to reply to. */
async function room() {
  const made = await threadRoom([grace, ada, alan]);
  const { thread } = made;
  return { ...made, state: async (person: Person) => (await person.call("threads.get", thread)).state };
}

const toldOf = (socket: RawSocket, threadId: string) =>
  socket.frames.flatMap(({ event }) => {
    const one = event as { type: string; threadId: string; entry: ThreadEntry } | undefined;
    return one?.type === "thread.updated" && one.threadId === threadId ? [one.entry] : [];
  });
const told = (socket: RawSocket, threadId: string, fits: (entry: ThreadEntry) => boolean) =>
  socket.frame((frame) => toldOf({ ...socket, frames: [frame] }, threadId).some(fits));

describe("following", () => {
  test("[T3] begins with beginning the thread, replying in it or being mentioned in it; nobody else follows", async () => {
    const { state, reply } = await room();
    expect(await state(ada)).toEqual({ following: false, readSeq: 0, unread: 0, mentions: 0, rev: 1, version: 0 });
    await reply(grace, "to you");
    expect(await state(ada)).toEqual({ following: true, readSeq: 1, unread: 1, mentions: 0, rev: 3, version: 1 });
    expect(await state(grace)).toEqual({ following: true, readSeq: 2, unread: 0, mentions: 0, rev: 3, version: 1 });
    expect(await state(alan)).toMatchObject({ following: false, unread: 0, version: 0 });
    await reply(grace, "look, @alan and @grace, and @ada");
    expect(await state(alan)).toMatchObject({ following: true, readSeq: 2, unread: 1, mentions: 1 });
    expect(await state(ada)).toMatchObject({ unread: 2, mentions: 1, version: 1 });
    expect(await state(grace)).toMatchObject({ unread: 0, mentions: 0 }); // one's own count nowhere
    await reply(alan, "@channel");
    expect(await state(grace)).toMatchObject({ unread: 1, mentions: 1, readSeq: 2 });
    expect(await state(alan)).toMatchObject({ unread: 1, mentions: 1, version: 1 }); // replying reads nothing for who followed before
  });

  test("[T3] ends when one says so, also before it began; replying begins it again, a mention does not", async () => {
    const { thread, state, reply } = await room();
    await ada.call("threads.unfollow", thread); // of what she began herself, before anybody replied
    await reply(grace);
    expect(await state(ada)).toMatchObject({ following: false, unread: 0 });
    await reply(grace, "hello @ada");
    expect(await state(ada)).toMatchObject({ following: false, unread: 0, mentions: 0 });
    const own = await reply(ada);
    expect(await state(ada)).toMatchObject({ following: true, readSeq: own.seq, unread: 0, version: 2 });
    await ada.call("threads.unfollow", thread);
    await reply(alan);
    expect(await ada.call("threads.follow", thread)).toMatchObject({ state: { following: true, readSeq: 5, unread: 0, version: 4 } });
    await reply(alan);
    expect(await state(ada)).toMatchObject({ unread: 1 });
  });

  test("[T3] everyone who follows is told how they stand to it, by one query; who does not, is not", async () => {
    const { root, thread, reply, channelId } = await room();
    const [adas, graces, alans] = await Promise.all([ada, grace, alan].map(({ token }) => signedInSocket(server.url, token)));
    if (!adas || !graces || !alans) throw new Error("no sockets");
    await reply(grace);
    await told(adas, root.id, ({ state }) => state.unread === 1);
    await told(graces, root.id, ({ state }) => state.rev === 3);
    queries.length = 0;
    const second = await reply(grace, "second");
    await told(adas, root.id, ({ state }) => state.unread === 2);
    await told(graces, root.id, ({ state }) => state.rev === 5);
    expect(queries.filter((name) => name === "threads.followers")).toHaveLength(1);
    expect(toldOf(adas, root.id).slice(1)).toEqual([await ada.call("threads.get", thread)]);
    expect(toldOf(graces, root.id).slice(1)).toEqual([await grace.call("threads.get", thread)]);

    await ada.call("threads.markRead", { ...thread, seq: second.seq });
    await told(adas, root.id, ({ state }) => state.readSeq === second.seq && state.unread === 0);
    await grace.call("messages.edit", { channelId, messageId: second.id, text: "second, @ada" }); // read already: counts not
    await told(graces, root.id, ({ state }) => state.rev === 6);
    const third = await reply(grace, "third, @ada");
    await told(adas, root.id, ({ state }) => state.unread === 1 && state.mentions === 1);
    await grace.call("messages.edit", { channelId, messageId: third.id, text: "third, @alan" });
    await told(adas, root.id, ({ state }) => state.unread === 1 && state.mentions === 0);
    await told(alans, root.id, ({ state }) => state.following && state.unread === 1 && state.mentions === 1);
    await grace.call("messages.delete", { channelId, messageId: third.id });
    await told(adas, root.id, ({ state, root: { thread: summary } }) => state.unread === 0 && summary?.replies === 2);
    await told(alans, root.id, ({ state }) => state.unread === 0 && state.mentions === 0);
    await alan.call("threads.unfollow", thread);
    await told(alans, root.id, ({ state }) => !state.following);
    const before = toldOf(alans, root.id).length;
    await reply(grace);
    await told(adas, root.id, ({ state, root: { thread: summary } }) => state.unread === 1 && summary?.replies === 3);
    await alans.call("users.me", {});
    expect(toldOf(alans, root.id)).toHaveLength(before);
  });

  test("[T3] a former member follows nothing: is told nothing, has no such thread, and has it again after joining", async () => {
    const { channel } = await channelOf([grace, ada], "public");
    const channelId = channel.id;
    const root = await ada.call("messages.send", { channelId, id: uuidv7(), text: "root" });
    const thread = { channelId, threadId: root.id };
    const reply = (text: string) => grace.call("messages.send", { ...thread, id: uuidv7(), text });
    await reply("one");
    const [adas, graces] = [await signedInSocket(server.url, ada.token), await signedInSocket(server.url, grace.token)];
    const threads = async () => (await ada.call("threads.list", {})).threads.filter((entry) => entry.root.id === root.id);
    expect(await threads()).toHaveLength(1);
    await ada.call("channels.leave", { channelId });
    await reply("two, @ada");
    await told(graces, root.id, ({ state }) => state.rev === 5);
    await adas.call("users.me", {});
    expect(toldOf(adas, root.id).filter(({ state }) => state.rev > 3)).toEqual([]);
    expect(await threads()).toEqual([]);
    expect(await codeOf(ada.call("threads.get", thread))).toBe("not_member");
    await ada.call("channels.join", { channelId });
    expect(await threads()).toMatchObject([{ state: { unread: 2, mentions: 0 } }]);
  });
});

describe("threads.list", () => {
  test("has what one follows and what was replied to, the newest reply first, page by page", async () => {
    const caller = await server.person(`reader-${uuidv7().slice(-6)}`);
    const { channel } = await channelOf([grace, caller]);
    const channelId = channel.id;
    const roots: string[] = [];
    for (let n = 0; n < 7; n++) roots.push((await caller.call("messages.send", { channelId, id: uuidv7(), text: `${n}` })).id);
    const reply = (threadId: string, person = grace) => person.call("messages.send", { channelId, id: uuidv7(), text: "r", threadId });
    for (const threadId of roots) await reply(threadId);
    await reply(roots[2] ?? "");
    await caller.call("threads.unfollow", { channelId, threadId: roots[5] ?? "" });
    const lonely = await caller.call("messages.send", { channelId, id: uuidv7(), text: "nobody answers" });
    await caller.call("threads.follow", { channelId, threadId: lonely.id });
    const expected = [2, 6, 4, 3, 1, 0].map((n) => roots[n]);
    const all = await caller.call("threads.list", {});
    expect(all).toMatchObject({ next: null });
    expect(all.threads.map(({ root }) => root.id)).toEqual(expected);
    for (const entry of all.threads) {
      expect(entry).toEqual(await caller.call("threads.get", { channelId, threadId: entry.root.id }));
    }
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await caller.call("threads.list", { limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...page.threads.map(({ root }) => root.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(paged).toEqual(expected);

    await caller.call("threads.markRead", { channelId, threadId: roots[6] ?? "", seq: 1000 });
    const unread = await caller.call("threads.list", { unread: true });
    expect(unread.threads.map(({ root }) => root.id)).toEqual([2, 4, 3, 1, 0].map((n) => roots[n]));
    expect(unread.threads[0]?.state).toMatchObject({ unread: 2 });
    for (const bad of [{ limit: 0 }, { cursor: "x" }, { cursor: Buffer.from('["a","b","c"]').toString("base64url") }])
      expect(await codeOf(caller.call("threads.list", bad))).toBe("invalid_input");
  });

  test("asks the database once for a page, and once more for what is asked of a thread's channel", async () => {
    const { thread, reply } = await room();
    await reply(grace);
    const socket = await signedInSocket(server.url, ada.token);
    const asked = async (call: string, input: object) => {
      queries.length = 0;
      await socket.call(call, input);
      return queries.filter((name) => name !== "threads.followers"); // the reply's, behind its answer
    };
    expect(await asked("threads.list", {})).toEqual(["threads.list"]);
    expect(await asked("threads.get", thread)).toEqual(["messages.head", "threads.one"]);
  });
});

describe("markRead", () => {
  test("only grows, ends at the channel's newest message, and is told to one's own devices when it moves", async () => {
    const { thread, root, reply } = await room();
    for (const text of ["one", "two", "three"]) await reply(grace, text);
    const [adas, graces] = [await signedInSocket(server.url, ada.token), await signedInSocket(server.url, grace.token)];
    const to = async (seq: number) => (await ada.call("threads.markRead", { ...thread, seq })).state;
    expect(await to(3)).toMatchObject({ readSeq: 3, unread: 1, version: 2 });
    expect(await to(2)).toMatchObject({ readSeq: 3, unread: 1, version: 2 });
    expect(await to(3)).toMatchObject({ readSeq: 3, version: 2 });
    expect(await to(99)).toMatchObject({ readSeq: 4, unread: 0, version: 3 });
    await adas.call("users.me", {});
    await graces.call("users.me", {});
    const ofReading = (socket: RawSocket) => toldOf(socket, root.id).filter(({ state }) => state.version > 1);
    await expect.poll(() => ofReading(adas).map(({ state }) => state.readSeq), { timeout: 10_000 }).toEqual([3, 4]);
    expect(ofReading(graces)).toEqual([]);
    // who does not follow has no position
    expect((await alan.call("threads.markRead", { ...thread, seq: 4 })).state).toMatchObject({ following: false, readSeq: 0, version: 0 });
  });

  test("follow and unfollow, again, change nothing and tell nobody", async () => {
    const { thread, root, reply } = await room();
    await reply(grace);
    const socket = await signedInSocket(server.url, ada.token);
    expect(await ada.call("threads.follow", thread)).toMatchObject({ state: { version: 1, unread: 1 } });
    const off = await ada.call("threads.unfollow", thread);
    expect(await ada.call("threads.unfollow", thread)).toEqual(off);
    await socket.call("users.me", {});
    expect(toldOf(socket, root.id).filter(({ state }) => state.version > 1)).toEqual([off]);
  });

  test.each(["threads.get", "threads.follow", "threads.unfollow", "threads.markRead"] as const)(
    "[K2] %s is for members, of a message that is no reply",
    async (name) => {
      const { thread, channelId, reply } = await room();
      const one = await reply(grace);
      const of = (person: Person, input: object) => codeOf(person.call(name, { ...thread, seq: 1, ...input }));
      expect(await of(ada, {})).toBe("ok");
      expect(await of(ada, { threadId: one.id })).toBe("is_reply");
      expect(await of(ada, { threadId: uuidv7() })).toBe("not_found");
      expect(await of(ada, { channelId: (await room()).channelId })).toBe("not_found");
      expect(await of(mallory, {})).toBe("not_found");
      await ada.call("messages.delete", { channelId, messageId: thread.threadId });
      expect(await of(ada, {})).toBe("ok"); // its replies stay
    },
  );

  test.each([{ seq: -1 }, { seq: 1.5 }, { seq: "1" }, {}, { seq: 2 ** 53 }])("[K4] refuses %o", async (bad) => {
    const { thread } = await room();
    const { error } = await (await signedInSocket(server.url, ada.token)).call("threads.markRead", { ...thread, ...bad });
    expect(error).toMatchObject({ code: "invalid_input" });
  });
});
