import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** As near to the end as this counts as being there, in pixels. */
export const endThreshold = 48;
/** For so long after the list got another size its place moves because rows are measured anew, not because somebody scrolls. */
const settleMs = 400;
/** Room that stays around a field that is brought into view. */
const margin = 12;
/** For so long after a release the end does not catch again: the way to elsewhere may still begin there. */
const holdMs = 500;

/**
 * Keeps the end in view while the reader is there: when the list gets smaller (the composer grows, a keyboard comes
 * up, the window changes) and when its content does. Only scrolling up lets go of it, or `release`, or that somebody edits
 * a message, which stays in view instead.
 */
export function usePinned(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: { scrollToEnd(): void; scrollToOffset(offset: number): void },
  /** What is loaded ends before the newest message: its end is nothing to stay at. */
  hasNewer: boolean,
): { pinned: boolean; onScroll: () => void; release: () => void } {
  // Who came to the middle is not at the end, also when what lies between has been loaded.
  const [pinned, setPinned] = useState(!hasNewer);
  const isPinned = useRef(!hasNewer);
  const lastTop = useRef(0);
  const heldUntil = useRef(0);
  const settlesUntil = useRef(0);
  const isEnd = useRef(!hasNewer);
  isEnd.current = !hasNewer;

  const release = useCallback(() => {
    isPinned.current = false;
    heldUntil.current = performance.now() + holdMs;
    setPinned(false);
  }, []);

  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const sizeOf = () => `${element.clientWidth} ${element.clientHeight}`;
    let size = sizeOf();
    const observer = new ResizeObserver(() => {
      const hasNewSize = size !== sizeOf();
      if (hasNewSize) settlesUntil.current = performance.now() + settleMs;
      size = sizeOf();
      const follows = isPinned.current && isEnd.current;
      const field = follows || hasNewSize ? fieldIn(element) : null;
      if (follows && (!field || element.scrollHeight - field.top < element.clientHeight)) return virtualizer.scrollToEnd();
      if (!field) return;
      release();
      virtualizer.scrollToOffset(Math.min(field.top - margin, Math.max(field.bottom + margin - element.clientHeight, element.scrollTop)));
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, virtualizer, release]);

  function onScroll() {
    const element = scroller.current;
    if (!element) return;
    const top = element.scrollTop;
    // Content that grows moves the end away without anybody scrolling.
    if (isAtEnd(element) && isEnd.current && performance.now() > heldUntil.current) isPinned.current = true;
    else if (!isEnd.current || (top < lastTop.current && performance.now() > settlesUntil.current)) isPinned.current = false;
    lastTop.current = top;
    setPinned(isPinned.current);
  }

  return { pinned: pinned && !hasNewer, onScroll, release };
}

/** The field in the list that somebody writes in, from the top of the content. */
function fieldIn(element: HTMLElement): { top: number; bottom: number } | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLTextAreaElement) || !element.contains(field)) return null;
  const { top, bottom } = field.getBoundingClientRect();
  const above = element.scrollTop - element.getBoundingClientRect().top;
  return { top: top + above, bottom: bottom + above };
}

export function isAtEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): boolean {
  return scrollHeight - clientHeight - scrollTop <= endThreshold;
}
