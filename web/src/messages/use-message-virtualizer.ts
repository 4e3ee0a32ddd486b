import type { TimelineEntry } from "@chatflow/client";
import { type ReactVirtualizer, useVirtualizer, type VirtualItem, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { factsOf } from "./entries.ts";
import { guessHeight } from "./guess-height.ts";
import { endThreshold } from "./use-pinned.ts";

/** Room below the last loaded message, where newer ones are being loaded. */
export const endRoom = 48;

/** So many messages beyond the screen, on either side; at first a few, since nobody has come for those. */
const overscan = { atFirst: 3, later: 12 };
/** When one is there. */
const firstMs = 200;

/**
 * Which of the loaded messages are on screen. Those on screen stay where they are when others come in above or below, or
 * are let go of; a new one is followed while the newest end is in view.
 */
export function useMessageVirtualizer(
  entries: readonly TimelineEntry[],
  scroller: RefObject<HTMLElement | null>,
  /** Room above the first message. Never changes. */
  topRoom: number,
  hasNewer: boolean,
): ReactVirtualizer<HTMLElement, HTMLElement> {
  const getItemKey = useCallback(
    (index: number) => {
      const entry = entries[index];
      return entry ? factsOf(entry).id : index;
    },
    [entries],
  );
  // The page that leads to the newest end is no news either.
  const hadNewer = useRef(hasNewer);
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setThere(true), firstMs);
    return () => clearTimeout(timer);
  }, []);
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize: (index) => guessHeight(entries, index),
    paddingStart: topRoom,
    paddingEnd: hasNewer ? endRoom : 12,
    overscan: isThere ? overscan.later : overscan.atFirst,
    anchorTo: "end",
    followOnAppend: !hasNewer && !hadNewer.current,
    scrollEndThreshold: endThreshold,
  });
  useLayoutEffect(() => {
    hadNewer.current = hasNewer;
  }, [hasNewer]);
  const { length } = entries;
  const middle = useRef(hasNewer ? Math.floor(length / 2) : null);
  useLayoutEffect(() => {
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = holdsScreen;
    // Where one was is in the middle of what is loaded there.
    if (middle.current === null) virtualizer.scrollToEnd();
    else virtualizer.scrollToIndex(middle.current, { align: "center" });
  }, [virtualizer]);
  return virtualizer;
}

/**
 * Whether the list scrolls along when a message turns out to be higher or lower than it was, so that nothing moves on
 * screen: for one that was only guessed, if it begins above the screen; for one that changed, if all of it is there.
 * By itself the library does the latter only while one scrolls down. But a message may change while it is not in the
 * document (a reply, an edit, another message before it), and then it is on the way up that one comes by it.
 */
export function holdsScreen(
  { key, start, end }: Pick<VirtualItem, "key" | "start" | "end">,
  _: number,
  { itemSizeCache, scrollOffset }: Pick<Virtualizer<HTMLElement, HTMLElement>, "itemSizeCache" | "scrollOffset">,
): boolean {
  const top = scrollOffset ?? 0;
  return itemSizeCache.has(key) ? end <= top : start < top;
}
