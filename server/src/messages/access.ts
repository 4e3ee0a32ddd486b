import { type ChannelRole, type ChannelType, ChatFlowError, type Role } from "@chatflow/protocol";
import { askTogether } from "../platform/ask-together.ts";
import type { Caller } from "../platform/commands.ts";
import type { Database, Db } from "../platform/db.ts";
import { findMessage, type LockedChannel } from "./change-queries.ts";
import { isAllowed } from "./policy.ts";
import { type Head, type MessageRow, readHeads, type Viewed } from "./read-queries.ts";

/** In whose name something is done; a session is needed for none of it. */
export type Author = Pick<Caller, "userId" | "role">;

/** Reads a channel's head for one user. */
export type ReadHead = (asked: Viewed) => Promise<Head | undefined>;

/** What one statement reads at most. */
const headsAtOnce = 200;

/** One for all that ask: whoever comes back asks for many heads, and so does everybody else in that moment. */
export function createReadHead({ pool }: Db): ReadHead {
  return askTogether(headsAtOnce, (asked: Viewed[]) => readHeads(pool, asked));
}

/** The channel's head, to a member; anybody else learns no more than reading the channel would tell. */
export async function memberHead({ readHead }: { readHead: ReadHead }, caller: Author, channelId: string): Promise<Head> {
  const head = await readHead({ userId: caller.userId, channelId });
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
