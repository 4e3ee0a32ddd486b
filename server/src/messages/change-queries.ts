import type { ChannelRole, ChannelType, MessageVersion, Reaction } from "@chatflow/protocol";
import type { Database } from "../platform/db.ts";
import type { MessageRow } from "./queries.ts";

/** SQL of what happens to messages after they were sent. */

export type LockedChannel = { type: ChannelType; rev: number; role: ChannelRole | null };

/** The channel with the caller's role in it, held until the transaction ends: changes are numbered one after the other. */
export function lockChannel(tx: Database, channelId: string, userId: string): Promise<LockedChannel | undefined> {
  return tx
    .selectFrom("channels")
    .leftJoin("members", (join) => join.onRef("members.channel_id", "=", "channels.id").on("members.user_id", "=", userId))
    .select(["channels.type", "channels.rev", "members.role"])
    .where("channels.id", "=", channelId)
    .forUpdate("channels")
    .executeTakeFirst();
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
}>;

/** Applies a change under the channel's next rev. */
export async function storeChange(tx: Database, before: MessageRow, rev: number, change: Change): Promise<MessageRow> {
  const { reactions, ...rest } = change;
  await tx.updateTable("channels").set({ rev }).where("id", "=", before.channel_id).execute();
  return tx
    .updateTable("messages")
    .set({ ...rest, rev, ...(reactions ? { reactions: JSON.stringify(reactions) } : {}) })
    .where("channel_id", "=", before.channel_id)
    .where("id", "=", before.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function keepVersion(tx: Database, before: MessageRow, replacedAt: Date): Promise<void> {
  const { channel_id, id, rev, text } = before;
  await tx.insertInto("message_versions").values({ channel_id, message_id: id, rev, text, replaced_at: replacedAt }).execute();
}

export async function dropVersions(tx: Database, channelId: string, messageId: string): Promise<void> {
  await tx.deleteFrom("message_versions").where("channel_id", "=", channelId).where("message_id", "=", messageId).execute();
}

export async function listVersions(db: Database, channelId: string, messageId: string): Promise<MessageVersion[]> {
  const rows = await db
    .selectFrom("message_versions")
    .select(["text", "replaced_at"])
    .where("channel_id", "=", channelId)
    .where("message_id", "=", messageId)
    .orderBy("rev")
    .execute();
  return rows.map((row) => ({ text: row.text, replacedAt: row.replaced_at.toISOString() }));
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
