import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";

/** Unread messages of all conversations together. */
export function useTotalUnread(): number {
  const chat = useChat();
  const ids = useReadable(chat.channels)
    .map((entry) => entry.channel.id)
    .sort()
    .join();
  // The list is a new one with every message; the channels in it seldom are.
  const counts = useMemo(() => (ids === "" ? [] : ids.split(",").map((id) => chat.unread(id))), [chat, ids]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = counts.map((count) => count.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [counts],
  );
  return useSyncExternalStore(subscribe, () => counts.reduce((sum, count) => sum + count.get(), 0));
}
