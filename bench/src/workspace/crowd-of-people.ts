import { createHmac, randomUUID } from "node:crypto";
import pg from "pg";
import { databaseAddress, secretOf } from "./database.ts";

/**
 * Thousands of signed-in people, written into the server's database: to sign each up in the proper way would cost a
 * password hash each, minutes in all, and nothing that is measured here depends on it. A token is what a session of
 * the server has, sealed with its secret; a server that does not know it refuses the first connection.
 */
export type CrowdOfPeople = {
  /** Bearer tokens, one a person. */
  tokens: string[];
  /** Ids of the channels. */
  channelIds: string[];
};

/** Person `n` becomes a member of the channels whose places `channelsOf(n)` gives. Call it once for a data folder. */
export async function makeCrowd(
  dataFolder: string,
  shape: { people: number; channels: number; channelsOf(person: number): readonly number[] },
): Promise<CrowdOfPeople> {
  const secret = await secretOf(dataFolder, "authSecret");
  const db = new pg.Client(await databaseAddress(dataFolder));
  await db.connect();
  try {
    const userIds = Array.from({ length: shape.people }, () => randomUUID());
    const channelIds = Array.from({ length: shape.channels }, () => randomUUID());
    const sessions = userIds.map(() => randomUUID());
    await db.query("begin");
    await db.query(
      `insert into users (id, username, email, name)
      select id, 'person' || place, 'person' || place || '@example.org', 'Person ' || place
      from unnest($1::uuid[]) with ordinality as person (id, place)`,
      [userIds],
    );
    await db.query(
      `insert into sessions (user_id, token, expires_at)
      select user_id, token, now() + interval '30 days' from unnest($1::uuid[], $2::text[]) as session (user_id, token)`,
      [userIds, sessions],
    );
    const memberships = userIds.flatMap((user, person) => shape.channelsOf(person).map((place) => ({ user, channel: channelIds[place] })));
    await db.query(
      `insert into channels (id, type, name, created_by)
      select id, 'public', 'channel-' || place, $2 from unnest($1::uuid[]) with ordinality as channel (id, place)`,
      [channelIds, userIds[0]],
    );
    await db.query("insert into members (channel_id, user_id) select * from unnest($1::uuid[], $2::uuid[])", [
      memberships.map((one) => one.channel),
      memberships.map((one) => one.user),
    ]);
    await db.query("update channels set member_count = (select count(*) from members where channel_id = channels.id)");
    await db.query("commit");
    await db.query("vacuum analyze");
    return { tokens: sessions.map((token) => seal(token, secret)), channelIds };
  } finally {
    await db.end();
  }
}

function seal(token: string, secret: string): string {
  return `${token}.${createHmac("sha256", secret).update(token).digest("base64")}`;
}
