import type { TimelineEntry } from "@chatflow/client";
import { type ReactVirtualizer, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect } from "react";
import { factsOf } from "./entries.ts";
import { startsDay, startsGroup } from "./grouping.ts";
import { endThreshold } from "./use-pinned.ts";

/**
 * Which of the loaded messages are on screen. Anchored at the end: older ones that come in above move nothing, and
 * one that comes in below is followed while the end is in view.
 */
export function useMessageVirtualizer(
  entries: readonly TimelineEntry[],
  scroller: RefObject<HTMLElement | null>,
  /** Room above the first message. Never changes. */
  topRoom: number,
): ReactVirtualizer<HTMLElement, HTMLElement> {
  const getItemKey = useCallback(
    (index: number) => {
      const entry = entries[index];
      return entry ? factsOf(entry).id : index;
    },
    [entries],
  );
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => guessHeight(entries, index),
    paddingStart: topRoom,
    paddingEnd: 12,
    overscan: 12,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
  });
  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer]);
  return virtualizer;
}

/** Near enough that the scroll bar tells the truth; the real height is measured when the message is rendered. */
function guessHeight(entries: readonly TimelineEntry[], index: number): number {
  const entry = entries[index];
  if (!entry) return 0;
  const before = entries[index - 1];
  const facts = factsOf(entry);
  const previous = before && factsOf(before);
  const message = entry.state === "sent" ? entry.message : undefined;
  const below = (message?.reactions.length ? 30 : 0) + (message?.thread ? 34 : 0) + (message?.quote ? 90 : 0);
  const lines = Math.ceil(facts.text.length / 95) || 1;
  return 5 + 23 * lines + below + (startsGroup(previous, facts) ? 30 : 0) + (startsDay(previous, facts) ? 40 : 0);
}
