import type { User } from "@chatflow/protocol";
import { useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";

export function useUser(id: string): User | undefined {
  const chat = useChat();
  return useReadable(useMemo(() => chat.user(id), [chat, id]));
}

/** Several people at once, in the order asked for; undefined while one is being fetched. */
export function useUsers(ids: readonly string[]): (User | undefined)[] {
  const chat = useChat();
  const key = ids.join();
  const readables = useMemo(() => (key === "" ? [] : key.split(",").map((id) => chat.user(id))), [chat, key]);
  const last = useRef<(User | undefined)[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = readables.map((readable) => readable.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [readables],
  );
  // The same array for the same people, or React would render without end.
  return useSyncExternalStore(subscribe, () => {
    const now = readables.map((readable) => readable.get());
    const same = now.length === last.current.length && now.every((user, index) => user === last.current[index]);
    if (!same) last.current = now;
    return last.current;
  });
}
