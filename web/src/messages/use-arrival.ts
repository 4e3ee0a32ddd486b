import type { TimelineEntry } from "@chatflow/client";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { indexOfMessage } from "./entries.ts";
import type { Jump } from "./use-jump.ts";

/** How long the message that one was led to stands out. */
const highlightMs = 2500;
/** While messages above it are still being measured and loaded, the place is looked at again so often, so many times. */
const settleMs = 120;
const settleTurns = 12;

type List = {
  entries: readonly TimelineEntry[];
  scroller: RefObject<HTMLElement | null>;
  virtualizer: { scrollToIndex(index: number, options: { align: "center" }): void; scrollToEnd(): void };
  /** Lets go of the end. */
  release: () => void;
};

/** Shows the message that a jump has found, once: scrolls to it, gives it the focus, and returns it while it stands out. */
export function useArrival(jump: Jump | null, list: List): string | null {
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const latest = useRef(list);
  latest.current = list;
  // Before it is painted: the list may hold other messages than a moment ago.
  useLayoutEffect(() => {
    if (jump?.status !== "there") return;
    const { messageId } = jump;
    if (messageId === null) return latest.current.virtualizer.scrollToEnd();
    const scroller = latest.current.scroller.current;
    if (!scroller) return;
    let turns = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const id = messageId;
    function settle() {
      const { entries, virtualizer, release } = latest.current;
      const article = scroller?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
      const there = scroller && article && isWithin(article, scroller);
      // Who has begun to write goes on writing.
      if (there && !(document.activeElement instanceof HTMLTextAreaElement)) article.focus({ preventScroll: true });
      const index = indexOfMessage(entries, id);
      if (!there && index >= 0) {
        release();
        virtualizer.scrollToIndex(index, { align: "center" });
      }
      turns += 1;
      if (turns < settleTurns) timer = setTimeout(settle, settleMs);
    }
    // Whoever does anything meanwhile is not held back: it may be the way to elsewhere.
    const stop = () => clearTimeout(timer);
    const hands = ["wheel", "touchstart", "pointerdown", "keydown"] as const;
    for (const hand of hands) addEventListener(hand, stop, { capture: true, passive: true });
    settle();
    setHighlighted(messageId);
    const over = setTimeout(() => setHighlighted(null), highlightMs);
    return () => {
      stop();
      for (const hand of hands) removeEventListener(hand, stop, { capture: true });
      clearTimeout(over);
      setHighlighted(null);
    };
  }, [jump]);
  return highlighted;
}

function isWithin(inner: HTMLElement, outer: HTMLElement): boolean {
  const [box, room] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()];
  return box.top < room.bottom && box.bottom > room.top;
}
