import type { TimelineEntry } from "@chatflow/client";
import { useEffect, useMemo, useRef } from "react";
import { useReadable } from "../state.ts";
import { editing } from "./editing.ts";
import { indexOfMessage } from "./entries.ts";
import type { Place } from "./place.ts";

type Virtualizer = {
  range: { startIndex: number; endIndex: number } | null;
  scrollToIndex(index: number, options: { align: "center" }): void;
};

/** Brings the message that one begins to edit into view: ArrowUp in the composer may mean one that is far above. */
export function useEditInView(place: Place, entries: readonly TimelineEntry[], virtualizer: Virtualizer, release: () => void): void {
  const messageId = useReadable(useMemo(() => editing.of(place), [place]))?.messageId;
  const latest = useRef({ entries, virtualizer, release });
  latest.current = { entries, virtualizer, release };
  useEffect(() => {
    if (messageId === undefined) return;
    const list = latest.current;
    const index = indexOfMessage(list.entries, messageId);
    const { range } = list.virtualizer;
    if (index < 0 || (range && index >= range.startIndex && index <= range.endIndex)) return;
    list.release();
    list.virtualizer.scrollToIndex(index, { align: "center" });
  }, [messageId]);
}
