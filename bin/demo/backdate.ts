import type { Db, Queryable } from "../../server/src/platform/db.ts";
import type { Filled, FilledPlace } from "./fill.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Moves everything to when it would have happened: the commands stamp what they make with the present. All in one
 * transaction, and only times: order, ids and counters stay as the commands left them.
 */
export async function backdate(db: Db, filled: Filled): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    await moveAll(client, filled);
    await client.query("commit");
  } finally {
    client.release(true); // a transaction that was not committed ends with its connection
  }
}

async function moveAll(tx: Queryable, { userIds, places }: Filled): Promise<void> {
  const founded = Math.min(...places.map(beginOf)) - 2 * day;
  await moveUsers(tx, [...userIds.values()], founded);
  const invited = [new Date(founded + minute), new Date(founded + 7 * day)];
  await tx.query("update invitations set created_at = $1, expires_at = $2", invited);
  for (const [index, place] of places.entries()) {
    // A conversation is opened to say something; the channels were all made on the second day.
    if (place.place.type === "direct") await moveChannel(tx, place, beginOf(place) - minute, "0 seconds");
    else await moveChannel(tx, place, founded + day + index * 20 * minute, "40 seconds");
    await moveMessages(tx, place);
  }
  // Everybody has read what there is, but for a few new messages in two channels.
  await tx.query(`
    update members set read_seq = greatest(0, channels.seq - case when channels.name in ('parts', 'rides') then 4 else 0 end)
    from channels where channels.id = members.channel_id`);
}

function beginOf(place: FilledPlace): number {
  return place.lines[0]?.at.getTime() ?? Date.now();
}

async function moveUsers(tx: Queryable, ids: readonly string[], founded: number): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const at = new Date(founded + index * 37 * minute);
    await tx.query("update users set created_at = $1, updated_at = $1 where id = $2", [at, id]);
    await tx.query("update credentials set created_at = $1, updated_at = $1 where user_id = $2", [at, id]);
  }
}

/** Those who joined one after the other still do, some seconds apart; a direct conversation begins for all at once. */
async function moveChannel(tx: Queryable, { channelId }: FilledPlace, made: number, apart: string): Promise<void> {
  const at = new Date(made);
  await tx.query("update channels set created_at = $1 where id = $2", [at, channelId]);
  const moveMembers = `
    update members set joined_at = $1::timestamptz + ordered.place * $2::interval
    from (
      select user_id, row_number() over (order by joined_at, user_id) - 1 as place from members where channel_id = $3
    ) ordered
    where members.channel_id = $3 and members.user_id = ordered.user_id`;
  await tx.query(moveMembers, [at, apart, channelId]);
}

async function moveMessages(tx: Queryable, { channelId, lines, messageIds }: FilledPlace): Promise<void> {
  const times = lines.map((line) => line.at.toISOString());
  const move = `
    update messages set created_at = moved.at
    from unnest($1::uuid[], $2::timestamptz[]) as moved(id, at)
    where messages.channel_id = $3 and messages.id = moved.id`;
  await tx.query(move, [messageIds, times, channelId]);
  await tx.query("update channels set last_message_at = $1 where id = $2", [times.at(-1), channelId]);
}
