import type { TimelineEntry } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";

/** What a line of the conversation shows, whether the server has it yet or not. */
export type EntryFacts = { id: string; authorId: string; text: string; createdAt: string };

export function factsOf(entry: TimelineEntry): EntryFacts {
  return entry.state === "sent" ? entry.message : entry;
}

export function indexOfMessage(entries: readonly TimelineEntry[], messageId: string): number {
  return entries.findIndex((entry) => factsOf(entry).id === messageId);
}

/** The newest message of one's own that can still be edited, as far as the conversation is loaded. */
export function lastOwnMessage(entries: readonly TimelineEntry[], myId: string | undefined): Message | undefined {
  const entry = entries.findLast((one) => one.state === "sent" && one.message.authorId === myId && one.message.deletedAt === null);
  return entry?.state === "sent" ? entry.message : undefined;
}

/** What had been read when one opened the conversation, and how far it went then. */
export type Opened = { readSeq: number; headSeq: number; unread: number };

/**
 * The message above which "New" stands: the first one by somebody else that was unread when one came. Undefined also
 * while it is not certain, because older ones that are not loaded yet may come before it.
 */
export function firstNew(
  entries: readonly TimelineEntry[],
  hasOlder: boolean,
  opened: Opened,
  myId: string | undefined,
): string | undefined {
  const index = firstUnread(entries, opened, myId);
  const entry = entries[index];
  if (!entry || (index === 0 && hasOlder)) return undefined;
  return factsOf(entry).id;
}

/** Where the first of these is that was unread when one came, or -1. */
export function firstUnread(entries: readonly TimelineEntry[], { readSeq, headSeq }: Opened, myId: string | undefined): number {
  return entries.findIndex((entry) => {
    if (entry.state !== "sent") return false;
    const { seq, authorId, deletedAt } = entry.message;
    return seq > readSeq && seq <= headSeq && authorId !== myId && deletedAt === null;
  });
}
