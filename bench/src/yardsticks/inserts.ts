import pg from "pg";
import { v7 } from "uuid";
import { now } from "../load/clock.ts";
import { markedText } from "../load/marked-text.ts";
import { serveTasks } from "../process/tasks.ts";

/**
 * The database by itself: rows into the server's own `messages` table over one connection, nothing else done.
 * The channels are made-up ids, so no real channel's numbers are taken.
 */

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

async function perSecond(insert: (db: pg.Client) => Promise<number>, ms: number): Promise<number> {
  if (!client) throw new Error("connect first");
  await insert(client); // prepares the statement
  let rows = 0;
  const began = now();
  while (now() - began < ms) rows += await insert(client);
  return (rows * 1000) / (now() - began);
}

const tasks = {
  async connect({ address, channels, size }: InsertsInput): Promise<void> {
    client = new pg.Client(address);
    await client.connect();
    channelIds = Array.from({ length: channels }, () => v7());
    textSize = size;
  },

  /** Rows a second, one row a commit, each waited for. */
  async single({ ms }: { ms: number }): Promise<number> {
    return perSecond(insertOne, ms);
  },

  /** Rows a second, so many rows a commit, each commit waited for. */
  async batched({ ms, rows }: { ms: number; rows: number }): Promise<number> {
    return perSecond((db) => insertMany(db, rows), ms);
  },
};

export type InsertsTasks = typeof tasks;

serveTasks(tasks);
