import pg from "pg";
import { v7 } from "uuid";
import { now, untilExactly } from "../load/clock.ts";
import { markedText } from "../load/marked-text.ts";
import { serveTasks } from "../process/tasks.ts";
import { percentile } from "../report/figure.ts";

/**
 * The database by itself: rows into the server's own `messages` table over one connection, nothing else done.
 * The channels are made-up ids, so no real channel's numbers are taken.
 */

/** Rows a second, and the median time of a commit in milliseconds. */
type Inserted = { perSecond: number; median: number };

export type InsertsInput = { address: pg.ClientConfig; channels: number; size: number };

let client: pg.Client | undefined;
let channelIds: string[] = [];
let textSize = 0;
let sent = 0;

const authorId = v7();

/** The columns of the next row; each channel has the same share. */
function nextRow(): [channelId: string, id: string, seq: number, authorId: string, text: string] {
  const at = sent++;
  const seq = Math.floor(at / channelIds.length) + 1;
  return [channelIds[at % channelIds.length] ?? "", v7(), seq, authorId, markedText(now(), textSize)];
}

async function insertOne(db: pg.Client): Promise<number> {
  await db.query({
    name: "one",
    text: `insert into messages (channel_id, id, seq, rev, author_id, text, created_at) values ($1, $2, $3, $3, $4, $5, now())`,
    values: nextRow(),
  });
  return 1;
}

async function insertMany(db: pg.Client, rows: number): Promise<number> {
  const batch = Array.from({ length: rows }, nextRow);
  const column = (index: number) => batch.map((row) => row[index]);
  await db.query({
    name: "many",
    text: `insert into messages (channel_id, id, seq, rev, author_id, text, created_at)
      select channel_id, id, seq, seq, author_id, text, now()
      from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::uuid[], $5::text[]) as row (channel_id, id, seq, author_id, text)`,
    values: [0, 1, 2, 3, 4].map(column),
  });
  return rows;
}

async function inTurn(insert: (db: pg.Client) => Promise<number>, ms: number, everyMs = 0): Promise<Inserted> {
  if (!client) throw new Error("connect first");
  await insert(client); // prepares the statement
  const took: number[] = [];
  let rows = 0;
  const began = now();
  for (let count = 0; now() - began < ms; count++) {
    if (everyMs > 0) await untilExactly(began + count * everyMs);
    const before = now();
    rows += await insert(client);
    took.push(now() - before);
  }
  return { perSecond: (rows * 1000) / (now() - began), median: percentile(took, 0.5) };
}

const tasks = {
  async connect({ address, channels, size }: InsertsInput): Promise<void> {
    client = new pg.Client(address);
    await client.connect();
    channelIds = Array.from({ length: channels }, () => v7());
    textSize = size;
  },

  /** One row a commit, each waited for. */
  async single({ ms }: { ms: number }): Promise<Inserted> {
    return inTurn(insertOne, ms);
  },

  /** The same at a pace, as a server that has little to do commits: the machine rests in between. */
  async paced({ ms, perSecond }: { ms: number; perSecond: number }): Promise<Inserted> {
    return inTurn(insertOne, ms, 1000 / perSecond);
  },

  /** So many rows a commit, each commit waited for. */
  async batched({ ms, rows }: { ms: number; rows: number }): Promise<Inserted> {
    return inTurn((db) => insertMany(db, rows), ms);
  },
};

export type InsertsTasks = typeof tasks;

serveTasks(tasks);
