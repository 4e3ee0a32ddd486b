import type { TimelineEntry } from "@chatflow/client";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { indexOfMessage } from "./entries.ts";
import type { Jump } from "./use-jump.ts";
import { isAtEnd } from "./use-pinned.ts";

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

/**
 * Shows the message that a jump has found: scrolls to it, gives it the focus, and returns it while it stands out. Whoever
 * does nothing after that stays with it, whatever comes in: what was kept here may have been hours behind.
 */
export function useArrival(jump: Jump | null, list: List): string | null {
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const latest = useRef(list);
  latest.current = list;
  const stay = useRef<(() => void) | null>(null);
  // Before it is painted: the list may hold other messages than a moment ago.
  useLayoutEffect(() => {
    if (jump?.status !== "there") return;
    const { messageId: id } = jump;
    if (id === null) {
      keepFocus(latest.current.scroller.current);
      return latest.current.virtualizer.scrollToEnd();
    }
    const show = () => bringIntoView(id, latest.current);
    let turns = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    function settle() {
      const article = show();
      if (article) focusOn(article);
      turns += 1;
      if (turns < settleTurns) timer = setTimeout(settle, settleMs);
    }
    // Whoever does anything meanwhile is not held back: it may be the way to elsewhere.
    const leave = () => {
      clearTimeout(timer);
      stay.current = null;
    };
    const hands = ["wheel", "touchstart", "pointerdown", "keydown"] as const;
    for (const hand of hands) addEventListener(hand, leave, { capture: true, passive: true });
    stay.current = show;
    settle();
    setHighlighted(id);
    const over = setTimeout(() => setHighlighted(null), highlightMs);
    return () => {
      leave();
      for (const hand of hands) removeEventListener(hand, leave, { capture: true });
      clearTimeout(over);
      setHighlighted(null);
    };
  }, [jump]);
  const { entries } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other messages may have moved it away
  useLayoutEffect(() => {
    stay.current?.();
  }, [entries]);
  return highlighted;
}

/** The message, once it is there to be seen. */
function bringIntoView(id: string, { entries, scroller, virtualizer, release }: List): HTMLElement | undefined {
  const room = scroller.current;
  if (!room) return;
  const article = room.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
  if (article && isWithin(article, room)) {
    if (!isAtEnd(room)) release();
    return article;
  }
  const index = indexOfMessage(entries, id);
  if (index < 0) return;
  release();
  virtualizer.scrollToIndex(index, { align: "center" });
}

/** Who has begun to write goes on writing. */
function focusOn(article: HTMLElement): void {
  if (!(document.activeElement instanceof HTMLTextAreaElement)) article.focus({ preventScroll: true });
}

/** The message that had the focus goes from the page, as does the button that led to the newest: the list has it then. */
function keepFocus(room: HTMLElement | null): void {
  const at = document.activeElement;
  if (room?.parentElement?.contains(at) && !(at instanceof HTMLTextAreaElement)) room.focus({ preventScroll: true });
}

function isWithin(inner: HTMLElement, outer: HTMLElement): boolean {
  const [box, room] = [inner.getBoundingClientRect(), outer.getBoundingClientRect()];
  return box.top < room.bottom && box.bottom > room.top;
}
