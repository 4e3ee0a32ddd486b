import {
  type ChannelRole,
  type ChannelType,
  limits,
  type Mentions,
  type Permission,
  type Reaction,
  type ThreadSummary,
} from "@chatflow/protocol";
import { sql } from "kysely";
import type { Database } from "../platform/db.ts";
import type { MessageRow } from "./read-queries.ts";

/** SQL of what happens to messages after they were sent. */

export type LockedChannel = {
  type: ChannelType;
  rev: number;
  may_post: Permission;
  may_pin: Permission;
  archived_at: Date | null;
  role: ChannelRole | null;
};

function channelFor(db: Database, channelId: string, userId: string) {
  return db
    .selectFrom("channels as c")
    .leftJoin("members", (join) => join.onRef("members.channel_id", "=", "c.id").on("members.user_id", "=", userId))
    .select(["c.type", "c.rev", "c.may_post", "c.may_pin", "c.archived_at", "members.role"])
    .where("c.id", "=", channelId);
}

/** The channel with the caller's role in it, as it is now. */
export function findChannel(db: Database, channelId: string, userId: string): Promise<LockedChannel | undefined> {
  return channelFor(db, channelId, userId).executeTakeFirst();
}

/** The channel with the caller's role in it, held until the transaction ends: changes are numbered one after the other. */
export function lockChannel(tx: Database, channelId: string, userId: string): Promise<LockedChannel | undefined> {
  return channelFor(tx, channelId, userId).forUpdate("c").executeTakeFirst();
}

export function findMessage(db: Database, channelId: string, messageId: string): Promise<MessageRow | undefined> {
  return db.selectFrom("messages").selectAll().where("channel_id", "=", channelId).where("id", "=", messageId).executeTakeFirst();
}

export type Change = Partial<{
  text: string;
  edited_at: Date;
  deleted_at: Date;
  pinned_at: Date | null;
  reactions: Reaction[];
  mentions: string[] | null;
  mentions_everyone: Mentions["everyone"];
  quote: null;
  thread: ThreadSummary | null;
}>;

/** Applies a change under the channel's next rev. */
export async function storeChange(tx: Database, before: MessageRow, rev: number, change: Change): Promise<MessageRow> {
  const { reactions, thread, ...rest } = change;
  await tx.updateTable("channels").set({ rev }).where("id", "=", before.channel_id).execute();
  return tx
    .updateTable("messages")
    .set({
      ...rest,
      rev,
      ...(reactions ? { reactions: JSON.stringify(reactions) } : {}),
      ...(thread === undefined ? {} : { thread: thread && JSON.stringify(thread) }),
    })
    .where("channel_id", "=", before.channel_id)
    .where("id", "=", before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What a thread's replies that stand come to; null when none does. */
export async function summarize(tx: Database, channelId: string, threadId: string): Promise<ThreadSummary | null> {
  const authors = await tx
    .selectFrom("messages")
    .select(["author_id", sql<number>`count(*)`.as("replies"), sql<Date>`(array_agg(created_at order by seq desc))[1]`.as("latest")])
    .where("channel_id", "=", channelId)
    .where("thread_id", "=", threadId)
    .where("deleted_at", "is", null)
    .groupBy("author_id")
    .orderBy(sql`max(seq)`, "desc")
    .execute();
  if (!authors[0]) return null;
  return {
    replies: authors.reduce((sum, { replies }) => sum + replies, 0),
    lastReplyAt: authors[0].latest.toISOString(),
    userIds: authors.slice(0, limits.threadFaces).map((author) => author.author_id),
  };
}

/** These people follow the reply's thread from it on, unless they were in it before, or said that they do not want to. */
export async function addFollowers(
  tx: Database,
  reply: { channel_id: string; thread_id: string; seq: number },
  userIds: string[],
): Promise<void> {
  if (userIds.length === 0) return;
  const { channel_id, thread_id } = reply;
  await tx
    .insertInto("thread_members")
    .values(userIds.map((user_id) => ({ channel_id, thread_id, user_id, following: true, read_seq: reply.seq - 1 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function keepVersion(tx: Database, before: MessageRow, replacedAt: Date): Promise<void> {
  const { channel_id, id, rev, text } = before;
  await tx.insertInto("message_versions").values({ channel_id, message_id: id, rev, text, replaced_at: replacedAt }).execute();
}

export async function dropVersions(tx: Database, channelId: string, messageId: string): Promise<void> {
  await tx.deleteFrom("message_versions").where("channel_id", "=", channelId).where("message_id", "=", messageId).execute();
}

export type VersionRow = { rev: number; text: string; replaced_at: Date };

/** The newest first, older than a rev. */
export function listVersions(
  db: Database,
  of: { channelId: string; messageId: string },
  before: number | undefined,
  limit: number,
): Promise<VersionRow[]> {
  return db
    .selectFrom("message_versions")
    .select(["rev", "text", "replaced_at"])
    .where("channel_id", "=", of.channelId)
    .where("message_id", "=", of.messageId)
    .$if(before !== undefined, (query) => query.where("rev", "<", before ?? 0))
    .orderBy("rev", "desc")
    .limit(limit)
    .execute();
}

export function listPinned(db: Database, channelId: string): Promise<MessageRow[]> {
  return db
    .selectFrom("messages")
    .selectAll()
    .where("channel_id", "=", channelId)
    .where("pinned_at", "is not", null)
    .orderBy("pinned_at", "desc")
    .orderBy("seq", "desc")
    .execute();
}
