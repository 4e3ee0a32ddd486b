import { ChatFlowError } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import { findMessage } from "./change-queries.ts";
import { type MessageRow, readHead } from "./read-queries.ts";

/** The channel's head, to a member; anybody else learns no more than reading the channel would tell. */
export async function memberHead(deps: { db: Db }, caller: Caller, channelId: string) {
  const head = await readHead(deps.db.pool, caller.userId, channelId);
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
