import type { TimelineEntry } from "@chatflow/client";
import { useRef } from "react";
import { firstUnread, type Opened } from "./entries.ts";

export type Unread = { count: number; since: string | undefined };

/** What was unread when one came and begins above the screen, until one has been there. */
export function useUnreadAbove(
  entries: readonly TimelineEntry[],
  hasOlder: boolean,
  /** The first message on the screen; not known before it was laid out. */
  topIndex: number | undefined,
  opened: Opened,
  myId: string | undefined,
): Unread | null {
  const seen = useRef<Opened | null>(null);
  if (opened.readSeq >= opened.headSeq || topIndex === undefined || seen.current === opened) return null;
  const top = entries[topIndex];
  if (top?.state !== "sent") return null;
  const first = firstUnread(entries, opened, myId);
  const isLoaded = first > 0 || (first === 0 && !hasOlder);
  const isAbove = top.message.seq > opened.readSeq && (isLoaded ? first < topIndex : hasOlder);
  if (!isAbove) {
    if (isLoaded && first >= topIndex) seen.current = opened;
    return null;
  }
  const entry = isLoaded ? entries[first] : undefined;
  return { count: opened.unread, since: entry?.state === "sent" ? entry.message.createdAt : undefined };
}
