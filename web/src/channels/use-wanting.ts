import type { ChannelEntry } from "@chatflow/protocol";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useChat } from "../chat.ts";
import { settingsOf, wantsReading } from "./sidebar-sections.ts";

/** Ids of the conversations that ask to be read. The same set for as long as they are the same. */
export function useWanting(entries: readonly ChannelEntry[]): ReadonlySet<string> {
  const chat = useChat();
  const ids = entries
    .map(({ channel }) => channel.id)
    .sort()
    .join();
  // The list is a new one with every message; the channels in it seldom are.
  const subscribe = useCallback(
    (listener: () => void) => {
      const counts = ids === "" ? [] : ids.split(",").flatMap((id) => [chat.unread(id), chat.mentions(id)]);
      const stops = counts.map((count) => count.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [chat, ids],
  );
  const wanting = useSyncExternalStore(subscribe, () =>
    entries
      .filter((entry) => {
        const { id } = entry.channel;
        return wantsReading(settingsOf(entry).muted, chat.unread(id).get(), chat.mentions(id).get());
      })
      .map((entry) => entry.channel.id)
      .sort()
      .join(),
  );
  return useMemo(() => new Set(wanting === "" ? [] : wanting.split(",")), [wanting]);
}
