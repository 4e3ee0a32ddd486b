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

const noId = "00000000-0000-0000-0000-000000000000";
/** After every message: where the first page begins. */
const newest = ["infinity", noId, noId];

/**
 * The messages of others that mention somebody, by name or with everyone, in the channels that they are in; the newest
 * first. Of each channel at most a page of either kind is looked at, by index, and only the messages that come to be on
 * the page are read: it costs the same however many there are, and nothing where somebody is no member any more.
 */
export async function listMentions(
  db: Queryable,
  userId: string,
  after: MentionPosition | undefined,
  limit: number,
): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>({
    name: "mentions.list",
    text: `
      with page as materialized (
        select own.channel_id, found.created_at, found.id from members own
        cross join lateral (
          (select n.created_at, n.message_id as id from mentions n
            where n.user_id = $1 and n.channel_id = own.channel_id and (n.created_at, n.message_id, n.channel_id) < ($2, $3, $4)
            order by n.created_at desc, n.message_id desc limit $5)
          union
          (select m.created_at, m.id from messages m
            where m.channel_id = own.channel_id and m.mentions_everyone is not null and m.author_id <> $1
              and (m.created_at, m.id, m.channel_id) < ($2, $3, $4)
            order by m.created_at desc, m.id desc limit $5)
        ) found
        where own.user_id = $1 order by found.created_at desc, found.id desc, own.channel_id desc limit $5
      )
      select ${messageColumns("m")} from page
      cross join lateral (select * from messages where channel_id = page.channel_id and id = page.id limit 1) m
      order by m.created_at desc, m.id desc, m.channel_id desc`,
    values: [userId, ...(after ? [after.createdAt, after.messageId, after.channelId] : newest), limit],
  });
  return rows;
}
