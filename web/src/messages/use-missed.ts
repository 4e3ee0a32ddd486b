import type { TimelineEntry } from "@chatflow/client";
import { useEffect, useRef, useState } from "react";
import { factsOf } from "./entries.ts";

/** How many messages by others have come in below since the end was last held in view; 0 where they are not loaded. */
export function useMissed(entries: readonly TimelineEntry[], pinned: boolean, hasNewer: boolean, myId: string | undefined): number {
  const [missed, setMissed] = useState(0);
  const lastSeen = useRef<string | null>(null);
  useEffect(() => {
    const newest = entries.at(-1);
    if (pinned || lastSeen.current === null) {
      lastSeen.current = newest ? factsOf(newest).id : null;
      setMissed(0);
      return;
    }
    if (hasNewer) return setMissed(0);
    let count = 0;
    for (let index = entries.length - 1; index >= 0; index--) {
      const entry = entries[index];
      if (!entry) continue;
      if (factsOf(entry).id === lastSeen.current) return setMissed(count);
      if (factsOf(entry).authorId !== myId) count++;
    }
    setMissed(0);
  }, [entries, pinned, hasNewer, myId]);
  return missed;
}
