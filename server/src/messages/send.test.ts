import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { channelOf, codeOf, testServer } from "../../test/server.ts";
import { signedInSocket } from "../../test/socket.ts";
import { createLog } from "../platform/log.ts";
import { createMetrics } from "../platform/metrics.ts";
import { Hub } from "../realtime/hub.ts";
import { MessageWriter } from "./send.ts";
import { ThreadNews } from "./thread-news.ts";

const server = await testServer();
// A second instance on the same database, as behind a load balancer.
const twin = await testServer({ db: server.db });
const [ada, grace, mallory] = [await server.person("ada"), await server.person("grace"), await server.person("mallory")];

async function stored(channelId: string) {
  const { rows } = await server.db.pool.query<{ id: string; seq: number; rev: number; text: string }>(
    "select id, seq, rev, text from messages where channel_id = $1 order by seq",
    [channelId],
  );
  return rows;
}

describe("send", () => {
  test("[M3, M4] numbers the messages of a channel without gaps, from many senders over two instances", async () => {
    const rooms = [await channelOf([ada, grace]), await channelOf([ada, grace]), await channelOf([ada, grace])];
    const { createClient } = await import("@chatflow/client");
    const calls = [ada, grace].flatMap(({ token }) => [server, twin].map(({ url }) => createClient({ url, token }).call));
    const sends = Array.from({ length: 240 }, (_, n) =>
      calls[n % calls.length]?.("messages.send", { channelId: rooms[n % 3]?.channel.id ?? "", id: uuidv7(), text: `message ${n}` }),
    );
    const acknowledged = await Promise.all(sends);
    expect(acknowledged).toHaveLength(240);
    for (const room of rooms) {
      const rows = await stored(room.channel.id);
      expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 80 }, (_, n) => n + 1));
      expect(rows.map((row) => row.rev)).toEqual(rows.map((row) => row.seq));
      const { head } = await ada.call("channels.get", { channelId: room.channel.id });
      expect(head).toEqual({ seq: 80, rev: 80, lastMessageAt: expect.any(String) });
    }
  });

  test("[M2] returns the original for the same id and content, also when both come at once on two instances", async () => {
    const { channel } = await channelOf([ada, grace]);
    const { createClient } = await import("@chatflow/client");
    const other = createClient({ url: twin.url, token: ada.token });
    for (let round = 0; round < 20; round++) {
      const input = { channelId: channel.id, id: uuidv7(), text: `round ${round}` };
      const results = await Promise.all([
        ada.call("messages.send", input),
        other.call("messages.send", input),
        ada.call("messages.send", input),
        other.call("messages.send", input),
      ]);
      for (const result of results) expect(result).toEqual(results[0]);
    }
    expect(await stored(channel.id)).toHaveLength(20);
  });

  test("[M2] refuses an id that was used for other content or by somebody else", async () => {
    const { channel } = await channelOf([ada, grace]);
    const input = { channelId: channel.id, id: uuidv7(), text: "first" };
    await ada.call("messages.send", input);
    expect(await codeOf(ada.call("messages.send", { ...input, text: "second" }))).toBe("id_conflict");
    expect(await codeOf(grace.call("messages.send", input))).toBe("id_conflict");
    expect(await stored(channel.id)).toMatchObject([{ text: "first" }]);
  });

  test("[K2] is for members: others learn no more than that they are not in", async () => {
    const { channel: secret } = await channelOf([ada]);
    const { channel: open } = await channelOf([ada], "public");
    const to = (channelId: string) => mallory.call("messages.send", { channelId, id: uuidv7(), text: "let me in" });
    expect(await codeOf(to(secret.id))).toBe("not_found");
    expect(await codeOf(to("00000000-0000-4000-8000-000000000000"))).toBe("not_found");
    expect(await codeOf(to(open.id))).toBe("not_member");
    expect(await stored(secret.id)).toEqual([]);
    expect(await stored(open.id)).toEqual([]);
  });

  test.each([
    ["empty", ""],
    ["blank", " \n\t "],
    ["too long", "x".repeat(16_001)],
    ["a control character", "a\u0000b"],
    ["half a surrogate pair", "a\ud800b"],
  ])("[K4] refuses a text that is %s", async (_, text) => {
    const { channel } = await channelOf([ada]);
    expect(await codeOf(ada.call("messages.send", { channelId: channel.id, id: uuidv7(), text }))).toBe("invalid_input");
    expect(await stored(channel.id)).toEqual([]);
  });

  test("keeps a text as it is, up to 16,000 characters", async () => {
    const { channel } = await channelOf([ada]);
    for (const text of ["  indented\n\tand more  ", "日本語 🙂 العربية", "é".repeat(16_000), "\\ \" ' $1 {}"]) {
      const message = await ada.call("messages.send", { channelId: channel.id, id: uuidv7(), text });
      expect(message.text).toBe(text);
    }
    expect((await stored(channel.id)).at(-2)?.text).toBe("é".repeat(16_000));
  });

  test("refuses ids that are not UUIDv7", async () => {
    const { channel } = await channelOf([ada]);
    for (const id of ["", "1", crypto.randomUUID(), `${uuidv7()}0`]) {
      expect(await codeOf(ada.call("messages.send", { channelId: channel.id, id, text: "hello" }))).toBe("invalid_input");
    }
  });

  test("[M1] survives the loss of every database connection in the middle of load: each acknowledged message once", async () => {
    const { channel } = await channelOf([ada, grace]);
    const sends: Promise<string | undefined>[] = [];
    for (let n = 0; n < 200; n++) {
      const input = { channelId: channel.id, id: uuidv7(), text: `n ${n}` };
      sends.push(
        ada.call("messages.send", input).then(
          ({ id }) => id,
          () => undefined,
        ),
      );
      if (n % 50 === 25) {
        await server.db.pool.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        );
      }
      if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const acknowledged = (await Promise.all(sends)).filter((id) => id !== undefined);
    const rows = await stored(channel.id);
    const ids = new Set(rows.map((row) => row.id));
    expect(ids.size).toBe(rows.length);
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, n) => n + 1));
    expect(acknowledged.length).toBeGreaterThan(100);
  });

  test("[E1, E2] tells the members, the sender included, and nobody else", async () => {
    const { channel } = await channelOf([ada, grace]);
    const [hers, his, others] = await Promise.all([ada, grace, mallory].map(({ token }) => signedInSocket(server.url, token)));
    const id = uuidv7();
    const answer = await hers?.call("messages.send", { channelId: channel.id, id, text: "hello" });
    const isIt = (frame: Record<string, unknown>) => JSON.stringify(frame).includes(id) && "event" in frame;
    const events = await Promise.all([hers?.frame(isIt), his?.frame(isIt)]);
    for (const event of events) {
      expect(event).toEqual({ event: { type: "message.created", channelId: channel.id, rev: 1, message: answer?.ok } });
    }
    await others?.call("users.me", {}); // what was sent before has arrived by now
    expect(others?.frames.filter(isIt)).toEqual([]);
  });
});

describe("the writer", async () => {
  const metrics = createMetrics();
  const hub = new Hub(metrics);
  const news = new ThreadNews({ db: server.db, hub, log: await createLog({ level: "error", format: "json" }) });
  const writer = new MessageWriter({ db: server.db, hub, news, metrics });
  const caller = { userId: ada.user.id, role: "user", sessionId: "" } as const;

  test("[M6] lets one bad row fail alone", async () => {
    const { channel } = await channelOf([ada]);
    const send = (text: string) => writer.send({ channelId: channel.id, id: uuidv7(), text, alsoInChannel: false }, { caller });
    // PostgreSQL stores no NUL; the schema would have refused it before.
    const results = await Promise.allSettled([send("one"), send("two\u0000"), send("three")]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await stored(channel.id)).map((row) => row.text)).toEqual(["one", "three"]);
  });

  test("commits what arrives together with one statement", async () => {
    const { channel } = await channelOf([ada]);
    let queries = 0;
    const { pool } = server.db;
    const query = (...args: unknown[]) => {
      queries += 1;
      return Reflect.apply(pool.query, pool, args);
    };
    const counting = new Proxy(pool, { get: (target, key) => (key === "query" ? query : Reflect.get(target, key)) });
    const counted = new MessageWriter({ db: { ...server.db, pool: counting }, hub, news, metrics });
    const send = (text: string) => counted.send({ channelId: channel.id, id: uuidv7(), text, alsoInChannel: false }, { caller });
    await send("alone");
    expect(queries).toBe(1);
    await Promise.all(Array.from({ length: 300 }, (_, n) => send(`together ${n}`)));
    expect(queries).toBe(2);
  });
});
