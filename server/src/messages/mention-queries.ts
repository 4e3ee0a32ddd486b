import type { ChannelRole, ChannelType, MentionedNames, Permission, Quote } from "@chatflow/protocol";
import type { Queryable } from "../platform/db.ts";
import { type MessageRow, messageColumns } from "./read-queries.ts";

/** What the writer looks up for messages that mention or quote: one statement for all of a batch. `at` is the place in it. */

export type Naming = { at: number; channelId: string; authorId: string; names: MentionedNames };
export type Named = { at: number; userIds: string[]; type: ChannelType; mayMentionEveryone: Permission; role: ChannelRole };

/** Whom the names belong to, of the channel's members, in the order of the text; nothing when the author is no member. */
export async function findNamed(db: Queryable, namings: readonly Naming[]): Promise<Named[]> {
  const asked = namings.map(({ at, channelId, authorId, names }) => ({ at, channelId, authorId, usernames: names.usernames }));
  const { rows } = await db.query<Named>({
    name: "messages.named",
    text: `
      select a.at, c.type, c.may_mention_everyone as "mayMentionEveryone", author.role, array(
        select m.user_id::text from users u join members m on m.channel_id = c.id and m.user_id = u.id
        where u.username = any(a.usernames) order by array_position(a.usernames, u.username)) as "userIds"
      from jsonb_to_recordset($1::jsonb) as a(at int, "channelId" uuid, "authorId" uuid, usernames text[])
      join channels c on c.id = a."channelId"
      join members author on author.channel_id = c.id and author.user_id = a."authorId"`,
    values: [JSON.stringify(asked)],
  });
  return rows;
}

export type Quoting = { at: number; authorId: string; quote: Pick<Quote, "channelId" | "messageId"> };

/** The quoted messages that their quoters can read. */
export async function findQuoted(db: Queryable, quotings: readonly Quoting[]): Promise<(MessageRow & { at: number })[]> {
  const { rows } = await db.query<MessageRow & { at: number }>({
    name: "messages.quoted",
    text: `
      select a.at, ${messageColumns("q")}
      from jsonb_to_recordset($1::jsonb) as a(at int, "authorId" uuid, "channelId" uuid, "messageId" uuid)
      cross join lateral (select from members m where m.channel_id = a."channelId" and m.user_id = a."authorId" limit 1) allowed
      cross join lateral (select * from messages m where m.channel_id = a."channelId" and m.id = a."messageId" limit 1) q`,
    values: [JSON.stringify(quotings.map(({ at, authorId, quote }) => ({ at, authorId, ...quote })))],
  });
  return rows;
}

/** The last message of the page before. */
export type MentionPosition = { createdAt: Date; messageId: string; channelId: string };

/**
 * The messages of others that mention somebody, by name or with everyone, in the channels that they are in; the newest
 * first. Each half reads its own index, and at most a page of what it finds: those by name over all channels, those of
 * everyone channel by channel.
 */
export async function listMentions(
  db: Queryable,
  userId: string,
  after: MentionPosition | undefined,
  limit: number,
): Promise<MessageRow[]> {
  const order = (table: string) => `${table}.created_at desc, ${table}.id desc, ${table}.channel_id desc`;
  const wanted = `m.author_id <> $1 and m.deleted_at is null
    and ($2::timestamptz is null or (m.created_at, m.id, m.channel_id) < ($2::timestamptz, $3::uuid, $4::uuid))`;
  const { rows } = await db.query<MessageRow>({
    name: "mentions.list",
    text: `
      with named as (
        select ${messageColumns("m")} from messages m
        where m.mentions @> array[$1::uuid] and m.mentions is not null and ${wanted}
          and m.channel_id = any(array(select channel_id from members where user_id = $1))
        order by ${order("m")} limit $5
      ), everyone as (
        select found.* from members own cross join lateral (
          select ${messageColumns("m")} from messages m
          where m.channel_id = own.channel_id and m.mentions_everyone is not null
            and not (m.mentions is not null and m.mentions @> array[$1::uuid]) and ${wanted}
          order by ${order("m")} limit $5
        ) found
        where own.user_id = $1
        order by ${order("found")} limit $5
      )
      select * from (select * from named union all select * from everyone) both_kinds order by ${order("both_kinds")} limit $5`,
    values: [userId, after?.createdAt ?? null, after?.messageId ?? null, after?.channelId ?? null, limit],
  });
  return rows;
}
