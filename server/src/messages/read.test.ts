import type { Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const [ada, grace, mallory] = [await server.person("ada"), await server.person("grace"), await server.person("mallory")];
const nowhere = "00000000-0000-4000-8000-000000000000";

async function say(person: Person, channelId: string, count: number): Promise<Message[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => person.call("messages.send", { channelId, id: uuidv7(), text: `say ${n}` })));
}

/** What `act` asks the database, besides who is asking: a socket is authenticated once. */
async function queriesOf(act: () => Promise<unknown>): Promise<string[]> {
  queries.length = 0;
  await act();
  return [...queries];
}

describe("list", () => {
  test("pages through the history in both directions, each message once", async () => {
    const { channel } = await channelOf([ada, grace]);
    await say(ada, channel.id, 25);
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await grace.call("messages.list", { channelId: channel.id, limit: 10, ...(before ? { before } : {}) });
      seen.unshift(...page.messages.map((message) => message.seq));
      before = page.before ?? undefined;
    } while (before);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));

    const later = await grace.call("messages.list", { channelId: channel.id, after: 20, limit: 3 });
    expect(later.messages.map((message) => message.seq)).toEqual([21, 22, 23]);
    expect(later.after).toBe(23);
    const rest = await grace.call("messages.list", { channelId: channel.id, after: 23 });
    expect(rest).toMatchObject({ after: null, messages: [{ seq: 24 }, { seq: 25 }] });
  });

  test("answers an empty channel and positions outside it with empty pages", async () => {
    const { channel } = await channelOf([ada]);
    const empty = (rev: number) => ({ messages: [], rev, before: null, after: null });
    expect(await ada.call("messages.list", { channelId: channel.id })).toEqual(empty(0));
    await say(ada, channel.id, 1);
    expect(await ada.call("messages.list", { channelId: channel.id, after: 5000 })).toEqual(empty(1));
    expect(await ada.call("messages.list", { channelId: channel.id, before: 0 })).toEqual(empty(1));
  });

  test("finds the first message of a moment or later, in a channel and in a thread, and the newest where there is none", async () => {
    const { channel } = await channelOf([ada, grace]);
    const said = await say(ada, channel.id, 9);
    const root = said[0] as Message;
    await ada.call("messages.send", { channelId: channel.id, id: uuidv7(), text: "reply", threadId: root.id });
    await say(ada, channel.id, 1);
    // One a minute: seq 1 to 9, the reply 10, and 11.
    await server.db.pool.query(
      "update messages set created_at = timestamptz '2026-03-01 12:00Z' + seq * interval '1 minute' where channel_id = $1",
      [channel.id],
    );
    const at = async (moment: string, more: { limit?: number; threadId?: string } = {}) => {
      const page = await grace.call("messages.list", { channelId: channel.id, at: `2026-03-01T${moment}Z`, limit: 4, ...more });
      return { seqs: page.messages.map(({ seq }) => seq), before: page.before, after: page.after };
    };
    expect(await at("12:05:00.000")).toEqual({ seqs: [3, 4, 5, 6], before: 3, after: 6 });
    expect(await at("12:05:00.001")).toEqual({ seqs: [4, 5, 6, 7], before: 4, after: 7 });
    expect(await at("00:00:00.000")).toEqual({ seqs: [1, 2], before: null, after: 2 });
    expect(await at("12:10:00.000")).toEqual({ seqs: [8, 9, 11], before: 8, after: null });
    expect(await at("23:00:00.000")).toEqual({ seqs: [7, 8, 9, 11], before: 7, after: null });
    expect(await at("12:05:00.000", { threadId: root.id })).toEqual({ seqs: [10], before: null, after: null });
    const { channel: empty } = await channelOf([ada]);
    expect(await ada.call("messages.list", { channelId: empty.id, at: "2026-03-01T12:00:00.000Z" })).toMatchObject({ messages: [] });
    expect(await codeOf(ada.call("messages.list", { channelId: empty.id, at: "2026-03-01T12:00:00.000Z", before: 3 }))).toBe(
      "invalid_input",
    );
  });

  test.each([{ limit: 0 }, { limit: 201 }, { limit: 1.5 }, { before: -1 }, { before: 1, after: 1 }, { before: 2 ** 53 }])(
    "refuses %o",
    async (bad) => {
      const { channel } = await channelOf([ada]);
      expect(await codeOf(ada.call("messages.list", { channelId: channel.id, ...bad }))).toBe("invalid_input");
    },
  );
});

describe("changes", () => {
  test("[S1, S2] gives everything after a rev, nothing when there is nothing, resync when it is too much or from elsewhere", async () => {
    const { channel } = await channelOf([ada, grace]);
    await say(ada, channel.id, 7);
    const since = (rev: number, epoch?: string) =>
      grace.call("messages.changes", { channelId: channel.id, since: rev, ...(epoch ? { epoch } : {}) });
    expect(await since(4)).toMatchObject({ result: "changes", head: { seq: 7, rev: 7 }, messages: [{ rev: 5 }, { rev: 6 }, { rev: 7 }] });
    expect(await since(7)).toEqual({ result: "changes", head: { seq: 7, rev: 7, lastMessageAt: expect.any(String) }, messages: [] });
    expect(await since(8)).toEqual({ result: "resync", head: { seq: 7, rev: 7, lastMessageAt: expect.any(String) } });
    expect(await since(7, "another-epoch")).toEqual({ result: "resync", head: { seq: 7, rev: 7, lastMessageAt: expect.any(String) } });
    await Promise.all([say(ada, channel.id, 250), say(grace, channel.id, 251)]);
    expect(await since(7)).toEqual({ result: "resync", head: { seq: 508, rev: 508, lastMessageAt: expect.any(String) } });
    const most = await since(8);
    expect(most).toMatchObject({ result: "changes", head: { seq: 508, rev: 508 } });
    expect(most.result === "changes" && most.messages.map((message) => message.rev)).toEqual(Array.from({ length: 500 }, (_, n) => n + 9));
  });
});

test("[K2] reading is for members", async () => {
  const { channel: secret } = await channelOf([ada]);
  const { channel: open } = await channelOf([ada], "public");
  await say(ada, secret.id, 1);
  for (const read of [
    (channelId: string) => mallory.call("messages.list", { channelId }),
    (channelId: string) => mallory.call("messages.changes", { channelId, since: 0 }),
  ]) {
    expect(await codeOf(read(secret.id))).toBe("not_found");
    expect(await codeOf(read(nowhere))).toBe("not_found");
    expect(await codeOf(read(open.id))).toBe("not_member");
  }
});

test("a message path asks the database no more than it must", async () => {
  const { channel } = await channelOf([ada]);
  const socket = await signedInSocket(server.url, ada.token);
  const input = { channelId: channel.id };
  expect(await queriesOf(() => socket.call("messages.send", { ...input, id: uuidv7(), text: "one" }))).toEqual(["messages_all_new"]);
  expect(await queriesOf(() => socket.call("messages.list", input))).toEqual(["messages.head", "messages.before"]);
  expect(await queriesOf(() => socket.call("messages.changes", { ...input, since: 0 }))).toEqual(["messages.head", "messages.changes"]);
  expect(await queriesOf(() => socket.call("messages.changes", { ...input, since: 1 }))).toEqual(["messages.head"]);
});
