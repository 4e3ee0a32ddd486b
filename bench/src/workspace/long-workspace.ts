import { randomUUID } from "node:crypto";
import pg from "pg";
import { databaseAddress } from "./database.ts";

/** A workspace that was in use for long: many channels, and one with a very long history. */
export type LongWorkspace = {
  /** Of the channel with the long history. */
  longId: string;
  /** The others. */
  channelIds: string[];
};

export type LongShape = { channels: number; messagesEach: number; longMessages: number };

const words = `the build is green again and the release notes are in the folder who has time to look at them before noon I moved
the meeting to Thursday because the room was taken thanks for the quick answer there is a list of open questions`.split(/\s+/);

/** What somebody said: mostly a line, now and then a paragraph, a list or some code. */
const texts = Array.from({ length: 40 }, (_, number) => {
  const count = 4 + ((number * 7) % 38);
  const line = Array.from({ length: count }, (_, at) => words[(number * 11 + at * 3) % words.length]).join(" ");
  if (number % 13 === 5) return `${line}:\n\n- **first** ${words[number]}\n- second \`${words[number + 1]}\``;
  if (number % 17 === 9) return `${line}\n\n\`\`\`\nconst total = list.reduce((sum, one) => sum + one.count, 0);\n\`\`\``;
  return line;
});

/**
 * Writes it straight into the server's database, with ten people who wrote and one who looks, whose account there is.
 * Each text begins with its channel's mark and its own number: `c12 m3 …`; the long channel is number 0.
 */
export async function makeLongWorkspace(dataFolder: string, viewerId: string, shape: LongShape): Promise<LongWorkspace> {
  const db = new pg.Client(await databaseAddress(dataFolder));
  await db.connect();
  try {
    const writers = Array.from({ length: 10 }, () => randomUUID());
    const ids = Array.from({ length: shape.channels }, () => randomUUID());
    await db.query("begin");
    await db.query(
      `insert into users (id, username, email, name)
      select id, 'writer' || place, 'writer' || place || '@example.org', 'Writer Number ' || place
      from unnest($1::uuid[]) with ordinality as person (id, place)`,
      [writers],
    );
    await db.query(
      `insert into channels (id, type, name, topic, created_by, member_count, seq, rev, last_message_at)
      select id, 'public', 'room-' || (place - 1), 'What room ' || (place - 1) || ' is for', $2, 11, count, count, now()
      from unnest($1::uuid[]) with ordinality as channel (id, place),
        lateral (select case when place = 1 then $3::int else $4::int end as count) as messages`,
      [ids, writers[0], shape.longMessages, shape.messagesEach],
    );
    await db.query(
      `insert into members (channel_id, user_id, read_seq)
      select channel.id, person.id, channel.seq from channels as channel, unnest($1::uuid[]) as person (id)
      where channel.id = any($2::uuid[])`,
      [[...writers, viewerId], ids],
    );
    // Some of one writer in a row, as people talk; half an hour between two of the rows, so that there are days.
    await db.query(
      `insert into messages (channel_id, id, seq, rev, author_id, text, created_at)
      select channel.id, uuidv7(), n, n, ($2::uuid[])[1 + (n / 3 + n / 7) % 10],
        'c' || (place - 1) || ' m' || n || ' ' || ($3::text[])[1 + (n * 7 + place) % 40],
        now() - (channel.seq - n) * interval '9 minutes'
      from unnest($1::uuid[]) with ordinality as given (id, place)
        join channels as channel on channel.id = given.id, generate_series(1, channel.seq) as n`,
      [ids, writers, texts],
    );
    await db.query("commit");
    await db.query("vacuum analyze");
    const [longId = "", ...channelIds] = ids;
    return { longId, channelIds };
  } finally {
    await db.end();
  }
}
