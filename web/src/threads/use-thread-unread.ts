import { useCallback, useSyncExternalStore } from "react";
import { useChat } from "../chat.ts";

/** Unread replies of a thread that one follows, as far as one's threads are loaded; those with something unread are. */
export function useThreadUnread(threadId: string): number {
  const { threads } = useChat();
  const read = useCallback(() => threads.get().threads.find((entry) => entry.root.id === threadId)?.state.unread ?? 0, [threads, threadId]);
  return useSyncExternalStore(threads.subscribe, read);
}
