import type { ChannelEntry, Me, Message } from "@chatflow/protocol";
import { moderates } from "../channels/policy.ts";
import { isArchived } from "../channels/sidebar-sections.ts";

// What to offer. The server decides; this only keeps people from pressing what would be refused.

type Asking = Pick<Me, "id" | "role"> | null;

/** Whether anything of a channel's messages changes by one's hand, such as its reactions: one is in it, and it is in use. */
export function mayChangeMessages(entry: ChannelEntry | undefined): entry is ChannelEntry {
  return entry !== undefined && entry.membership !== null && !isArchived(entry);
}

export function mayEditMessage(message: Message, me: Asking, entry: ChannelEntry | undefined): boolean {
  return mayChangeMessages(entry) && message.deletedAt === null && message.authorId === me?.id;
}

/** One's own; anyone's for the channel's owners and moderators and for the workspace's. */
export function mayDeleteMessage(message: Message, me: Asking, entry: ChannelEntry | undefined): boolean {
  if (!me || !mayChangeMessages(entry) || message.deletedAt !== null) return false;
  return message.authorId === me.id || moderates(entry, me);
}

/** Pinning, and taking it back: for all who are in it, or for those who moderate it, as the channel has it. */
export function mayPinIn(entry: ChannelEntry | undefined, me: Asking): boolean {
  if (!mayChangeMessages(entry)) return false;
  return entry.channel.type === "direct" || entry.channel.mayPin === "member" || moderates(entry, me);
}
