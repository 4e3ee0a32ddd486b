import { createClient } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { afterAll, expect, test, vi } from "vitest";
import { channelOf, codeOf, type Person, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";
import { closeDb, openDb } from "../platform/db.ts";
import { createMetrics } from "../platform/metrics.ts";
import { Hub } from "../realtime/hub.ts";
import { MessageWriter } from "./send.ts";
import { ThreadNews } from "./thread-news.ts";

/** Replies that meet deletions, other replies, and a database that goes away; on two instances with a pool each. */
const server = await testServer();
const ownPool = openDb(server.db.address, { max: 5 });
afterAll(() => closeDb(ownPool));
const twin = await testServer({ db: { ...server.db, ...ownPool } });
const [ada, grace, alan] = [await server.person("ada"), await server.person("grace"), await server.person("alan")];
const there = (person: Person): Person => ({ ...person, call: createClient({ url: twin.url, token: person.token }).call });

async function room(roots = 1) {
  const { channel } = await channelOf([grace, ada, alan]);
  const channelId = channel.id;
  const sent: Message[] = [];
  for (let n = 0; n < roots; n++) sent.push(await ada.call("messages.send", { channelId, id: uuidv7(), text: `root ${n}` }));
  const reply = (person: Person, root: Message | undefined): Promise<Message> =>
    person.call("messages.send", { channelId, id: uuidv7(), text: "reply", threadId: root?.id });
  return { channelId, roots: sent, reply };
}

/** What the table says: no seq is missing, revs lead to the channel's, and each root's summary is what its replies come to. */
async function mustBeRight(channelId: string) {
  const { rows } = await server.db.pool.query<{ seq: number; rev: number }>(
    "select seq, rev from messages where channel_id = $1 order by seq",
    [channelId],
  );
  const { head } = await ada.call("channels.get", { channelId });
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, n) => n + 1));
  expect(head.seq).toBe(rows.length);
  expect(head.rev).toBe(Math.max(...rows.map(({ rev }) => rev)));
  const { rows: wrong } = await server.db.pool.query(
    `select root.id, root.thread, standing.replies from messages root
    cross join lateral (select count(*)::int as replies, max(seq) as last from messages r
      where r.channel_id = root.channel_id and r.thread_id = root.id and r.deleted_at is null) standing
    where root.channel_id = $1 and coalesce((root.thread->>'replies')::int, 0) <> standing.replies`,
    [channelId],
  );
  expect(wrong).toEqual([]);
  return head;
}

test("[T2] replies to the same roots from two instances at once are all counted, under revs without gaps", async () => {
  const { channelId, roots, reply } = await room(3);
  const people = [ada, grace, alan, there(ada), there(grace), there(alan)];
  const sends = Array.from({ length: 180 }, (_, n) => () => reply(people[n % 6] ?? ada, roots[n % 3]));
  // in waves, so that the instances' batches overlap in ever other ways
  for (let from = 0; from < sends.length; from += 18) await Promise.all(sends.slice(from, from + 18).map((send) => send()));
  const head = await mustBeRight(channelId);
  const { rows } = await server.db.pool.query<{ replies: number; faces: number }>(
    "select (thread->>'replies')::int as replies, jsonb_array_length(thread->'userIds') as faces from messages where channel_id = $1 and thread is not null",
    [channelId],
  );
  expect(rows.map(({ replies }) => replies)).toEqual([60, 60, 60]);
  // Each batch gave each of its roots one rev: no more than one for each reply, no fewer than one for each root.
  expect(head.rev).toBeGreaterThanOrEqual(183 + 3);
  expect(head.rev).toBeLessThanOrEqual(183 + 180);
  const { rows: missing } = await server.db.pool.query<{ rev: number }>(
    "select rev from messages where channel_id = $1 and thread_id is not null order by rev",
    [channelId],
  );
  expect(new Set(missing.map(({ rev }) => rev)).size).toBe(180);
});

test("[M4, T2] two instances that write to one root tell every rev once", async () => {
  const { channelId, roots, reply } = await room();
  const sockets = [await signedInSocket(server.url, ada.token), await signedInSocket(twin.url, ada.token)];
  await Promise.all(Array.from({ length: 60 }, (_, n) => reply(n % 2 ? grace : there(grace), roots[0])));
  const { rev } = await mustBeRight(channelId);
  const told = () =>
    sockets.flatMap(({ frames }) =>
      frames.flatMap(({ event }) => {
        const one = event as { type: string; channelId: string; rev: number } | undefined;
        return one?.type.startsWith("message.") && one.channelId === channelId ? [one.rev] : [];
      }),
    );
  const all = Array.from({ length: rev - 1 }, (_, n) => n + 2);
  await vi.waitFor(() => expect(told().toSorted((one, other) => one - other)).toEqual(all), { timeout: 5000, interval: 10 });
});

/** A reply whose statement begins, and waits for the channel, before something else is committed. */
async function replyDuring(person: Person, root: Message | undefined, sql: string) {
  const holder = await server.db.pool.connect();
  try {
    await holder.query("begin");
    await holder.query("select from channels where id = $1 for update", [root?.channelId]);
    const reply = person.call("messages.send", { channelId: root?.channelId ?? "", id: uuidv7(), text: "reply", threadId: root?.id });
    const settled = Promise.allSettled([reply]);
    await vi.waitFor(
      async () => {
        const { rows } = await holder.query("select from pg_locks where granted = false and pg_backend_pid() = any(pg_blocking_pids(pid))");
        expect(rows).toHaveLength(1);
      },
      { timeout: 5000, interval: 5 },
    );
    await holder.query("update channels set rev = rev + 1 where id = $1", [root?.channelId]);
    await holder.query(
      `update messages set rev = (select rev from channels where id = channel_id), ${sql} where channel_id = $1 and id = $2`,
      [root?.channelId, root?.id],
    );
    await holder.query("commit");
    await settled;
    return { reply, fresh: await ada.call("messages.get", { channelId: root?.channelId ?? "", messageId: root?.id ?? "" }) };
  } finally {
    holder.release();
  }
}

test("[T1] a reply that waits while its root is deleted is refused", async () => {
  const { channelId, roots } = await room();
  const { reply } = await replyDuring(grace, roots[0], "deleted_at = now(), text = ''");
  expect(await codeOf(reply)).toBe("message_deleted");
  expect((await ada.call("channels.get", { channelId })).head).toMatchObject({ seq: 1, rev: 2 });
});

test("[T2] a reply that waits while others are counted adds itself to what the thread is by then", async () => {
  const { roots } = await room();
  const thread = { replies: 7, lastReplyAt: "2026-01-01T00:00:00.000Z", userIds: [alan.user.id, grace.user.id] };
  const { reply, fresh } = await replyDuring(grace, roots[0], `thread = '${JSON.stringify(thread)}', text = 'edited meanwhile'`);
  expect(await reply).toMatchObject({ seq: 2, rev: 3 });
  expect(fresh).toMatchObject({
    rev: 4,
    text: "edited meanwhile",
    thread: { replies: 8, lastReplyAt: (await reply).createdAt, userIds: [grace.user.id, alan.user.id] },
  });
});

test("[T1, T2] a reply that meets the deletion of its root is counted or refused, never half", async () => {
  for (let round = 0; round < 15; round++) {
    const { channelId, roots, reply } = await room();
    const [root] = roots;
    const outcomes = await Promise.all([
      codeOf(reply(grace, root)),
      codeOf(reply(there(alan), root)),
      codeOf(ada.call("messages.delete", { channelId, messageId: root?.id ?? "" })),
      codeOf(reply(there(grace), root)),
    ]);
    expect(outcomes[2]).toBe("ok");
    for (const outcome of outcomes) expect(["ok", "message_deleted"]).toContain(outcome);
    const { seq } = await mustBeRight(channelId);
    expect(seq).toBe(outcomes.filter((outcome) => outcome === "ok").length);
  }
});

test("[T2] replies and deletions of replies on two instances leave the summary that the replies come to", async () => {
  const { channelId, roots, reply } = await room();
  const first = await Promise.all(Array.from({ length: 20 }, (_, n) => reply(n % 2 ? grace : there(alan), roots[0])));
  await Promise.all([
    ...first
      .slice(0, 15)
      .map(({ id }, n) => (n % 2 ? ada : there(grace)).call("messages.delete", { channelId, messageId: id }).catch(() => {})),
    ...Array.from({ length: 10 }, (_, n) => reply(n % 2 ? ada : there(grace), roots[0])),
  ]);
  await mustBeRight(channelId);
});

test("[M1, T2] replies survive the loss of the database's connections: each acknowledged one once, and counted", async () => {
  const { channelId, roots, reply } = await room(2);
  const sends: Promise<string | undefined>[] = [];
  for (let n = 0; n < 80; n++) {
    sends.push(
      reply(n % 2 ? grace : alan, roots[n % 2]).then(
        ({ id }) => id,
        () => undefined,
      ),
    );
    if (n % 30 === 15) {
      await server.db.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
    }
    if (n % 8 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const acknowledged = (await Promise.all(sends)).filter((id) => id !== undefined);
  await mustBeRight(channelId);
  const { rows } = await server.db.pool.query<{ id: string }>("select id from messages where channel_id = $1", [channelId]);
  const ids = new Set(rows.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(40);
});

/** A writer that loses the answer of its first write: it was committed, and nobody here knows; and what it tells. */
function forgetfulWriter() {
  const metrics = createMetrics();
  const told: { type: string; rev: number }[] = [];
  class HearingHub extends Hub {
    override toChannel(id: string, event: Parameters<Hub["toChannel"]>[1]) {
      if ("rev" in event) told.push({ type: event.type, rev: event.rev });
      super.toChannel(id, event);
    }
  }
  const hub = new HearingHub(metrics);
  const { pool } = server.db;
  let lost = 1;
  const query = async (...args: unknown[]) => {
    const result: unknown = await Reflect.apply(pool.query, pool, args);
    if (lost-- > 0) throw new Error("Connection terminated unexpectedly");
    return result;
  };
  const db = { ...server.db, pool: new Proxy(pool, { get: (of, key) => (key === "query" ? query : Reflect.get(of, key)) }) };
  const news = new ThreadNews({ db, hub, log: { warn: () => {} } });
  const writer = new MessageWriter({ db, hub, news, metrics });
  const caller = { userId: grace.user.id, role: "user", sessionId: "" } as const;
  const send = (input: { channelId: string; id: string; text: string; threadId?: string | undefined }) =>
    writer.send({ ...input, alsoInChannel: false }, { caller });
  return { send, told };
}

test("[E1, T2] what was committed while the database went away is told once it is back: the reply, then its root", async () => {
  const { channelId, roots } = await room();
  const { send, told } = forgetfulWriter();
  expect(await send({ channelId, id: uuidv7(), text: "reply", threadId: roots[0]?.id })).toMatchObject({ seq: 2, rev: 2 });
  expect(told).toEqual([
    { type: "message.created", rev: 2 },
    { type: "message.updated", rev: 3 },
  ]);
  await mustBeRight(channelId);
});

test("[E1] what is told late is told in the channel's order, however it came together", async () => {
  const { channelId } = await room();
  const before = [uuidv7(), uuidv7()].map((id) => ({ channelId, id, text: "sent before" }));
  for (const message of before) await grace.call("messages.send", message);
  const { send, told } = forgetfulWriter();
  await Promise.all([{ channelId, id: uuidv7(), text: "new" }, ...before.toReversed()].map(send));
  expect(told.map(({ rev }) => rev)).toEqual([2, 3, 4]);
});
