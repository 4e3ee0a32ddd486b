import type { Event } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, type Person, testServer } from "../../test/server.ts";
import { type RawSocket, signedInSocket } from "../../test/socket.ts";

const queries: string[] = [];
const server = await testServer({ onQuery: (name) => queries.push(name) });
const [ada, grace, alan, mallory] = [
  await server.person("ada"),
  await server.person("grace"),
  await server.person("alan"),
  await server.person("mallory"),
];

async function say(person: Person, channelId: string, count = 1) {
  const sent = [];
  for (let n = 0; n < count; n++) sent.push(await person.call("messages.send", { channelId, id: uuidv7(), text: `say ${n}` }));
  return sent;
}

/** The receipts that a socket was told of, once all that is under way has arrived. */
async function receiptsAt(socket: RawSocket) {
  await socket.call("users.me", {});
  return socket.frames.flatMap(({ event }) => {
    const seen = event as Event | undefined;
    return seen?.type === "receipt.updated" ? [{ channelId: seen.channelId, ...seen.receipt }] : [];
  });
}

const receipts = async (person: Person, channelId: string) => (await person.call("channels.receipts", { channelId })).receipts;
const takePart = (person: Person, part: boolean) => person.call("users.updateMe", { receipts: part });
const codeOf = (person: Person, channelId: string) =>
  person.call("channels.receipts", { channelId }).then(
    () => "ok",
    ({ code }) => code,
  );

describe("unread messages", () => {
  /** Stores what a message mentions, or that it is a reply, past all that decides it. */
  const mark = (message: { channelId: string; id: string } | undefined, set: string, ...values: unknown[]) =>
    server.db.pool.query(`update messages set ${set} where channel_id = $1 and id = $2`, [message?.channelId, message?.id, ...values]);
  const readOf = async (person: Person, channelId: string) => {
    const { read } = await person.call("channels.get", { channelId });
    const { channels } = await person.call("channels.list", { limit: 200 });
    expect(channels.find(({ channel }) => channel.id === channelId)?.read).toEqual(read);
    return read;
  };

  test("[R3] that mention one are counted apart: by name or with everyone, of others, not deleted, behind the read position", async () => {
    const { channel } = await channelOf([ada, grace, alan]);
    const channelId = channel.id;
    const sent = await say(ada, channelId, 6);
    const [own] = await say(grace, channelId);
    for (const message of [sent[0], sent[1], own]) await mark(message, "mentions = $3", [alan.user.id, grace.user.id]);
    await mark(sent[2], "mentions_everyone = 'here'");
    await mark(sent[3], "mentions_everyone = 'channel', mentions = $3", [grace.user.id]);
    await mark(sent[4], "mentions = $3", [alan.user.id]);
    expect(await readOf(grace, channelId)).toMatchObject({ unread: 6, mentions: 4 });
    expect(await readOf(alan, channelId)).toMatchObject({ unread: 7, mentions: 6 });
    expect(await readOf(ada, channelId)).toMatchObject({ unread: 1, mentions: 0 });
    await mark(sent[3], "deleted_at = now()");
    expect(await readOf(grace, channelId)).toMatchObject({ unread: 5, mentions: 3 });
    expect(await grace.call("channels.markRead", { channelId, seq: 2 })).toMatchObject({ unread: 3, mentions: 1, readSeq: 2, seq: 7 });
    expect(await grace.call("channels.markRead", { channelId, seq: 7 })).toMatchObject({ unread: 0, mentions: 0 });
  });

  test("[T4] leave out replies that are only in a thread", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    const [root, inside, shown] = await say(ada, channelId, 3);
    for (const reply of [inside, shown]) await mark(reply, "thread_id = $3, mentions_everyone = 'here'", root?.id);
    await mark(shown, "also_in_channel = true");
    expect(await readOf(grace, channelId)).toMatchObject({ unread: 2, mentions: 1, readSeq: 0, seq: 3 });
  });

  test("cost one query of a name for the list, however many channels", async () => {
    queries.length = 0;
    await (await signedInSocket(server.url, grace.token)).call("channels.list", {});
    expect(queries.slice(-1)).toEqual(["channels_list"]);
    expect(queries).not.toContain("select");
  });
});

describe("receipts", () => {
  test("[R4] tell the others of a channel how far one has got and read, as a fresh read does, and not oneself", async () => {
    const { channel } = await channelOf([ada, grace, alan]);
    const channelId = channel.id;
    await say(ada, channelId, 5);
    const [hers, others, outsider] = [
      await signedInSocket(server.url, grace.token),
      await signedInSocket(server.url, ada.token),
      await signedInSocket(server.url, mallory.token),
    ];
    await grace.call("channels.markDelivered", { channelId, seq: 3 });
    await grace.call("channels.markRead", { channelId, seq: 2 });
    await grace.call("channels.markRead", { channelId, seq: 4 }); // read is got
    await grace.call("channels.markDelivered", { channelId, seq: 99 }); // at most what there is
    const told = [
      { deliveredSeq: 3, readSeq: 0 },
      { deliveredSeq: 3, readSeq: 2 },
      { deliveredSeq: 4, readSeq: 4 },
      { deliveredSeq: 5, readSeq: 4 },
    ].map((receipt) => ({ channelId, userId: grace.user.id, ...receipt }));
    expect(await receiptsAt(others)).toEqual(told);
    expect(await receiptsAt(hers)).toEqual([]);
    expect(await receiptsAt(outsider)).toEqual([]);
    expect((await receipts(ada, channelId)).find(({ userId }) => userId === grace.user.id)).toEqual({
      userId: grace.user.id,
      deliveredSeq: 5,
      readSeq: 4,
    });
    expect((await receipts(ada, channelId)).map(({ userId }) => userId).toSorted()).toEqual([grace.user.id, alan.user.id].toSorted());
  });

  test("[R4] only grow, and what moves nothing is told to nobody", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    await say(ada, channelId, 5);
    const others = await signedInSocket(server.url, ada.token);
    await grace.call("channels.markRead", { channelId, seq: 4 });
    for (const seq of [0, 3, 4]) await grace.call("channels.markDelivered", { channelId, seq });
    for (const seq of [0, 4]) await grace.call("channels.markRead", { channelId, seq });
    expect(await receiptsAt(others)).toHaveLength(1);
    expect(await receipts(ada, channelId)).toEqual([{ userId: grace.user.id, deliveredSeq: 4, readSeq: 4 }]);
  });

  test("[R4] of two devices at once end where the one that is ahead is, each step told once", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    await say(ada, channelId, 30);
    const others = await signedInSocket(server.url, ada.token);
    const devices = [await signedInSocket(server.url, grace.token), await signedInSocket(server.url, grace.token)];
    const seqs = Array.from({ length: 30 }, (_, n) => n + 1);
    await Promise.all(
      devices.flatMap((device, at) =>
        (at === 0 ? seqs : seqs.toReversed()).map((seq) =>
          device.call(seq % 3 === 0 ? "channels.markRead" : "channels.markDelivered", { channelId, seq }),
        ),
      ),
    );
    expect(await receipts(ada, channelId)).toEqual([{ userId: grace.user.id, deliveredSeq: 30, readSeq: 30 }]);
    const told = await receiptsAt(others);
    const steps = told.map(({ deliveredSeq, readSeq }) => `${deliveredSeq} ${readSeq}`);
    expect(new Set(steps).size).toBe(steps.length);
    expect(told.toSorted((a, b) => a.deliveredSeq - b.deliveredSeq || a.readSeq - b.readSeq).at(-1)).toMatchObject({ readSeq: 30 });
    expect(told.every(({ deliveredSeq, readSeq }) => deliveredSeq >= readSeq)).toBe(true);
  });

  test("[R4] neither show nor are shown to who takes no part", async () => {
    const { channel } = await channelOf([ada, grace, alan]);
    const channelId = channel.id;
    await say(ada, channelId, 5);
    const [adas, alans] = [await signedInSocket(server.url, ada.token), await signedInSocket(server.url, alan.token)];
    await takePart(alan, false);
    await grace.call("channels.markRead", { channelId, seq: 1 });
    await alan.call("channels.markRead", { channelId, seq: 2 });
    await alan.call("channels.markDelivered", { channelId, seq: 3 });
    expect((await receiptsAt(adas)).map(({ userId }) => userId)).toEqual([grace.user.id]);
    expect(await receiptsAt(alans)).toEqual([]);
    expect(await receipts(alan, channelId)).toEqual([]);
    expect((await receipts(ada, channelId)).map(({ userId }) => userId)).toEqual([grace.user.id]);

    await takePart(alan, true);
    expect(await receipts(alan, channelId)).toHaveLength(2);
    await alan.call("channels.markRead", { channelId, seq: 3 });
    await grace.call("channels.markDelivered", { channelId, seq: 3 });
    expect((await receiptsAt(alans)).map(({ userId }) => userId)).toEqual([grace.user.id]);
    expect((await receiptsAt(adas)).at(-2)).toMatchObject({ userId: alan.user.id, readSeq: 3, deliveredSeq: 3 });
  });

  test("[R4] are for channels of up to 50 people", async () => {
    const { channel } = await channelOf([ada, grace]);
    const channelId = channel.id;
    await say(ada, channelId, 5);
    const others = await signedInSocket(server.url, ada.token);
    const size = (members: number) => server.db.pool.query("update channels set member_count = $2 where id = $1", [channelId, members]);
    await size(51);
    await grace.call("channels.markDelivered", { channelId, seq: 3 });
    expect(await grace.call("channels.markRead", { channelId, seq: 2 })).toMatchObject({ readSeq: 2 });
    expect(await receiptsAt(others)).toEqual([]);
    expect(await receipts(ada, channelId)).toEqual([]);
    await size(50);
    expect(await receipts(ada, channelId)).toMatchObject([{ readSeq: 2 }]);
    await grace.call("channels.markDelivered", { channelId, seq: 3 });
    expect(await receiptsAt(others)).toMatchObject([{ deliveredSeq: 3, readSeq: 2 }]);
  });

  test("[R4] are over for who left, who neither hears of them nor shows", async () => {
    const { channel } = await channelOf([ada, grace, alan], "public");
    const channelId = channel.id;
    await say(ada, channelId, 5);
    const alans = await signedInSocket(server.url, alan.token);
    await alan.call("channels.markRead", { channelId, seq: 5 });
    await alan.call("channels.leave", { channelId });
    await grace.call("channels.markRead", { channelId, seq: 5 });
    expect(await receiptsAt(alans)).toEqual([]);
    expect((await receipts(ada, channelId)).map(({ userId }) => userId)).toEqual([grace.user.id]);
    expect(await codeOf(alan, channelId)).toBe("not_member");
    await expect(alan.call("channels.markDelivered", { channelId, seq: 5 })).rejects.toMatchObject({ code: "not_member" });
    await alan.call("channels.join", { channelId });
    expect((await receipts(ada, channelId)).find(({ userId }) => userId === alan.user.id)).toMatchObject({ deliveredSeq: 5, readSeq: 5 });
  });

  test("cost reading two queries, and getting one, whoever is told", async () => {
    const { channel } = await channelOf([ada, grace, alan]);
    const channelId = channel.id;
    await say(ada, channelId, 5);
    const socket = await signedInSocket(server.url, grace.token);
    const queriesOf = async (call: string, seq: number) => {
      queries.length = 0;
      expect(await socket.call(call, { channelId, seq })).toHaveProperty("ok");
      return [...queries];
    };
    expect(await queriesOf("channels.markDelivered", 2)).toEqual(["channels_move_delivered"]);
    expect(await queriesOf("channels.markDelivered", 1)).toEqual(["channels_move_delivered"]);
    expect(await queriesOf("channels.markRead", 4)).toEqual(["channels_move_read", "select"]);
    expect(await queriesOf("channels.markRead", 4)).toEqual(["channels_move_read", "select"]);
  });
});
