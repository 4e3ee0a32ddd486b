import { type ChannelRole, type ChannelType, ChatFlowError, type Role } from "@chatflow/protocol";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import { findMessage, type LockedChannel } from "./change-queries.ts";
import { isAllowed } from "./policy.ts";
import { type Head, type MessageRow, readHeads, type Viewed } from "./read-queries.ts";

/** In whose name something is done; a session is needed for none of it. */
export type Author = Pick<Caller, "userId" | "role">;

/** What reads a channel's head for one user; for what many ask at once, one that gathers them. */
export type ReadHead = (asked: Viewed) => Promise<Head | undefined>;

/** The channel's head, to a member; anybody else learns no more than reading the channel would tell. */
export async function memberHead({ db, readHead }: { db: Db; readHead?: ReadHead }, caller: Author, channelId: string): Promise<Head> {
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

/** The channel with one's role in it, to a member; as {@link memberHead} says it to anybody else. */
export function asMember<C extends { type: ChannelType; role: ChannelRole | null }>(channel: C | undefined): C & { role: ChannelRole } {
  if (!channel?.role) throw new ChatFlowError(channel?.type === "public" ? "not_member" : "not_found");
  return { ...channel, role: channel.role };
}

/** That a member may write in the channel now. */
export function mustBePostable(channel: LockedChannel & { role: ChannelRole }, inWorkspace: Role): void {
  if (channel.archived_at) throw new ChatFlowError("archived");
  if (isAllowed(channel.type, channel.may_post, channel.role, inWorkspace)) return;
  throw new ChatFlowError("forbidden", { message: "Only this channel's owners and moderators may write in it." });
}

export function mustStand(message: MessageRow): void {
  if (message.deleted_at) throw new ChatFlowError("message_deleted");
}
