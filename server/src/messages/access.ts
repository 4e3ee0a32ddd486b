import { ChatFlowError } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import { findMessage } from "./change-queries.ts";
import { type Head, type MessageRow, readHeads, type Viewed } from "./read-queries.ts";

/** What reads a channel's head for one user; for what many ask at once, one that gathers them. */
export type ReadHead = (asked: Viewed) => Promise<Head | undefined>;

/** The channel's head, to a member; anybody else learns no more than reading the channel would tell. */
export async function memberHead({ db, readHead }: { db: Db; readHead?: ReadHead }, caller: Caller, channelId: string): Promise<Head> {
  const asked = { userId: caller.userId, channelId };
  const head = readHead ? await readHead(asked) : (await readHeads(db.pool, [asked]))[0];
  if (!head?.member) throw new ChatFlowError(head?.type === "public" ? "not_member" : "not_found");
  return head;
}

/** A message of a channel that the caller was let into before. */
export async function existingMessage(
  db: Database,
  { channelId, messageId }: { channelId: string; messageId: string },
): Promise<MessageRow> {
  const message = await findMessage(db, channelId, messageId);
  if (!message) throw new ChatFlowError("not_found");
  return message;
}

/** The message that a thread begins with, deleted or not; a reply begins none. */
export async function existingRoot(db: Database, { channelId, threadId }: { channelId: string; threadId: string }): Promise<MessageRow> {
  const root = await existingMessage(db, { channelId, messageId: threadId });
  if (root.thread_id) throw new ChatFlowError("is_reply");
  return root;
}

export function mustStand(message: MessageRow): void {
  if (message.deleted_at) throw new ChatFlowError("message_deleted");
}
