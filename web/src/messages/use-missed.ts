import type { TimelineEntry } from "@chatflow/client";
import { useEffect, useRef, useState } from "react";
import { factsOf } from "./entries.ts";

/** How many messages by others have come in below since the end was last held in view. */
export function useMissed(entries: readonly TimelineEntry[], pinned: boolean, myId: string | undefined): number {
  const [missed, setMissed] = useState(0);
  const lastSeen = useRef<string | null>(null);
  useEffect(() => {
    const newest = entries.at(-1);
    if (pinned || lastSeen.current === null) {
      lastSeen.current = newest ? factsOf(newest).id : null;
      setMissed(0);
      return;
    }
    let count = 0;
    for (let index = entries.length - 1; index >= 0; index--) {
      const entry = entries[index];
      if (!entry || factsOf(entry).id === lastSeen.current) break;
      if (factsOf(entry).authorId !== myId) count++;
    }
    setMissed(count);
  }, [entries, pinned, myId]);
  return missed;
}
