import { createClient } from "@chatflow/client";
import { type Draft, limits } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const twin = await testServer({ db: server.db });
const [ada, grace, mallory] = [await server.person("ada"), await server.person("grace"), await server.person("mallory")];

/** A channel of Ada's with Grace in it. */
async function room(type: "public" | "private" = "private"): Promise<string> {
  return (await channelOf([ada, grace], type)).channel.id;
}

async function say(channelId: string, more: { threadId?: string } = {}): Promise<string> {
  return (await ada.call("messages.send", { channelId, id: uuidv7(), text: "hello", ...more })).id;
}

/** Somebody's drafts in one channel, as the list gives them. */
async function draftsOf(person: Person, channelId: string): Promise<Draft[]> {
  const { drafts } = await person.call("drafts.list", { limit: limits.page });
  return drafts.filter((draft) => draft.channelId === channelId);
}

type Told = { channelId: string; threadId: string | null; draft: Draft | null };

/** What a socket was told about drafts until now. */
async function toldTo(socket: RawSocket): Promise<Told[]> {
  await socket.call("users.me", {}); // what was told before it was answered has arrived by now
  const events = socket.frames.flatMap((frame) => ("event" in frame ? [frame.event as Told & { type: string }] : []));
  return events.filter(({ type }) => type === "draft.updated");
}

describe("a draft", () => {
  test("[D1] is kept and told to each of one's own devices, the one that wrote it included, and to nobody else", async () => {
    const channelId = await room();
    const [writing, other] = [await signedInSocket(server.url, grace.token), await signedInSocket(server.url, grace.token)];
    const others = await signedInSocket(server.url, ada.token);
    const { draft } = (await writing.call("drafts.set", { channelId, text: "  not yet\n" })).ok as { draft: Draft };
    expect(draft).toEqual({ channelId, threadId: null, text: "  not yet\n", updatedAt: expect.any(String) });
    expect(await draftsOf(grace, channelId)).toEqual([draft]);
    for (const device of [writing, other])
      expect(await toldTo(device)).toEqual([{ type: "draft.updated", channelId, threadId: null, draft }]);
    expect(await toldTo(others)).toEqual([]);
    expect(await draftsOf(ada, channelId)).toEqual([]);
  });

  test("is removed by an empty text, and by one of blanks", async () => {
    const channelId = await room();
    const socket = await signedInSocket(server.url, grace.token);
    for (const text of ["", " \n\t "]) {
      await grace.call("drafts.set", { channelId, text: "something" });
      expect(await grace.call("drafts.set", { channelId, text })).toEqual({ draft: null });
      expect(await draftsOf(grace, channelId)).toEqual([]);
      expect((await toldTo(socket)).at(-1)).toEqual({ type: "draft.updated", channelId, threadId: null, draft: null });
    }
  });

  test("is told only when something changed", async () => {
    const channelId = await room();
    const socket = await signedInSocket(server.url, grace.token);
    expect(await grace.call("drafts.set", { channelId, text: "" })).toEqual({ draft: null });
    const first = await grace.call("drafts.set", { channelId, text: "same" });
    expect(await grace.call("drafts.set", { channelId, text: "same" })).toEqual(first);
    expect(await toldTo(socket)).toHaveLength(1);
  });

  test("grows newer with each change, even within one millisecond or when the clock went back", async () => {
    const channelId = await room();
    await grace.call("drafts.set", { channelId, text: "one" });
    const ahead = new Date(Date.now() + 3_600_000);
    await server.db.pool.query("update drafts set updated_at = $2 where channel_id = $1", [channelId, ahead]);
    const { draft } = await grace.call("drafts.set", { channelId, text: "two" });
    expect(draft).toMatchObject({ text: "two", updatedAt: new Date(ahead.getTime() + 1).toISOString() });
    expect(await draftsOf(grace, channelId)).toEqual([draft]);
  });

  test("[K4] is as long as a message at most", async () => {
    const channelId = await room();
    expect(await codeOf(grace.call("drafts.set", { channelId, text: "x".repeat(limits.messageText) }))).toBe("ok");
    for (const text of ["x".repeat(limits.messageText + 1), "a\u0000b"])
      expect(await codeOf(grace.call("drafts.set", { channelId, text }))).toBe("invalid_input");
  });

  test("[D1, K2] is for members; others learn no more than that they are not in", async () => {
    for (const [type, refusal] of [
      ["private", "not_found"],
      ["public", "not_member"],
    ] as const) {
      const channelId = await room(type);
      expect(await codeOf(mallory.call("drafts.set", { channelId, text: "let me in" }))).toBe(refusal);
      expect(await codeOf(mallory.call("drafts.set", { channelId, threadId: await say(channelId), text: "let me in" }))).toBe(refusal);
      expect(await draftsOf(mallory, channelId)).toEqual([]);
    }
  });

  test("[D1] is not shown after one left the channel, and is there when one is back", async () => {
    const channelId = await room();
    await grace.call("drafts.set", { channelId, text: "to be said" });
    await grace.call("channels.leave", { channelId });
    expect(await draftsOf(grace, channelId)).toEqual([]);
    expect(await codeOf(grace.call("drafts.set", { channelId, text: "after all" }))).toBe("not_found");
    await ada.call("channels.addMember", { channelId, userId: grace.user.id });
    expect(await draftsOf(grace, channelId)).toMatchObject([{ text: "to be said" }]);
  });
});

describe("in a thread, a draft", () => {
  test("is another one than in the channel and in other threads", async () => {
    const channelId = await room();
    const [one, other] = [await say(channelId), await say(channelId)];
    await grace.call("drafts.set", { channelId, text: "in the channel" });
    await grace.call("drafts.set", { channelId, threadId: one, text: "in one" });
    const { draft } = await grace.call("drafts.set", { channelId, threadId: other, text: "in the other" });
    expect(draft).toMatchObject({ threadId: other });
    await grace.call("drafts.set", { channelId, threadId: one, text: "" });
    const left = await draftsOf(grace, channelId);
    expect(left.map(({ threadId, text }) => [threadId, text]).toSorted()).toEqual(
      [
        [other, "in the other"],
        [null, "in the channel"],
      ].toSorted(),
    );
  });

  test("is under a message of the channel that is no reply itself", async () => {
    const [channelId, elsewhere] = [await room(), await room()];
    const root = await say(channelId);
    const reply = await say(channelId, { threadId: root });
    const under = (threadId: string, where = channelId) => codeOf(grace.call("drafts.set", { channelId: where, threadId, text: "hm" }));
    expect(await under(root)).toBe("ok");
    expect(await under(reply)).toBe("is_reply");
    expect(await under(uuidv7())).toBe("not_found");
    expect(await under(root, elsewhere)).toBe("not_found");
    // Nobody can reply to what was deleted, but what was written is not lost for that, and can be taken away.
    await ada.call("messages.delete", { channelId, messageId: root });
    expect(await draftsOf(grace, channelId)).toMatchObject([{ threadId: root, text: "hm" }]);
    expect(await grace.call("drafts.set", { channelId, threadId: root, text: "" })).toEqual({ draft: null });
  });
});

describe("two devices at once", () => {
  test("leave one draft, on two instances, too, and every change is newer than the one before", async () => {
    const channelId = await room();
    const there = createClient({ url: twin.url, token: grace.token }).call;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? grace.call : there)("drafts.set", { channelId, text: `text ${n}` })),
    );
    const moments = answers.map(({ draft }) => draft?.updatedAt ?? "").toSorted();
    expect(new Set(moments).size).toBe(20);
    const newest = answers.find(({ draft }) => draft?.updatedAt === moments.at(-1));
    expect(await draftsOf(grace, channelId)).toEqual([newest?.draft]);
  });

  test("[E1] that write and remove: the last event is what the list gives", async () => {
    const channelId = await room();
    const socket = await signedInSocket(server.url, grace.token);
    for (let round = 0; round < 15; round++) {
      await Promise.all(["one", "", "two", ""].map((text) => grace.call("drafts.set", { channelId, text: text && `${text} ${round}` })));
      const last = (await toldTo(socket)).at(-1);
      expect(await draftsOf(grace, channelId)).toEqual(last?.draft ? [last.draft] : []);
    }
  });
});

test("drafts come in pages, the newest first, each once, also of the same millisecond, with one query a page", async () => {
  const person = await server.person("writer");
  const channels: string[] = [];
  for (let n = 0; n < 4; n++) {
    const channelId = await room();
    await ada.call("channels.addMember", { channelId, userId: person.user.id });
    channels.push(channelId);
  }
  const places: { channelId: string; threadId?: string }[] = channels.map((channelId) => ({ channelId }));
  for (let n = 0; n < 6; n++) places.push({ channelId: channels[0] ?? "", threadId: await say(channels[0] ?? "") });
  for (const place of places) await person.call("drafts.set", { ...place, text: "later" });
  const { drafts } = await person.call("drafts.list", {});
  expect(drafts.map(({ updatedAt }) => updatedAt)).toEqual(
    drafts
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .toReversed(),
  );

  await server.db.pool.query("update drafts set updated_at = date_trunc('hour', updated_at) where user_id = $1", [person.user.id]);
  const socket = await signedInSocket(server.url, person.token);
  const seen: string[] = [];
  let cursor: string | null = null;
  queries.length = 0;
  do {
    const page = (await socket.call("drafts.list", { limit: 4, ...(cursor ? { cursor } : {}) })).ok as {
      drafts: Draft[];
      next: string | null;
    };
    seen.push(...page.drafts.map(({ channelId, threadId }) => `${channelId} ${threadId}`));
    cursor = page.next;
  } while (cursor);
  expect(queries).toEqual(["drafts.list", "drafts.list", "drafts.list"]);
  expect(seen.toSorted()).toEqual(places.map(({ channelId, threadId = null }) => `${channelId} ${threadId}`).toSorted());
  expect(await codeOf(person.call("drafts.list", { cursor: "not-one" }))).toBe("invalid_input");
});
