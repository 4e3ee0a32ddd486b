import { inDatabase } from "./database.ts";

/** So far apart are the messages of {@link writeHistory}. */
export const minutesApart = 20;

/**
 * Fills a new channel with "Line 1." to "Line n.", of one to five lines each, by its members in turn, the newest one sent
 * now; who has the given username has read the first `read`. Straight into the server's database: a channel's history as
 * it is after months.
 */
export async function writeHistory(
  dataFolder: string,
  channelId: string,
  count: number,
  { username, read }: { username: string; read: number },
) {
  await inDatabase(dataFolder, async (db) => {
    await db.query(
      `insert into messages (channel_id, id, seq, rev, author_id, text, created_at)
       select $1, gen_random_uuid(), n, n, a.ids[1 + (n / 3) % cardinality(a.ids)],
         'Line ' || n || '.' || repeat(' And it goes on, as it does.', (n * 7) % 16), now() - ($2 - n) * $3 * interval '1 minute'
       from generate_series(1, $2::int) n, (select array_agg(user_id) ids from members where channel_id = $1) a`,
      [channelId, count, minutesApart],
    );
    await db.query("update channels set seq = $2, rev = $2, last_message_at = now() where id = $1", [channelId, count]);
    await db.query("update members set read_seq = $3 where channel_id = $1 and user_id = (select id from users where username = $2)", [
      channelId,
      username,
      read,
    ]);
  });
}
