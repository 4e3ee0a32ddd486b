import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** As near to the end as this counts as being there, in pixels. */
export const endThreshold = 48;
/** For so long after the list got another size its place moves because rows are measured anew, not because somebody scrolls. */
const settleMs = 400;
/** For so long after a release the end does not catch again: the way to elsewhere may still begin there. */
const holdMs = 500;

/**
 * Keeps the end in view while the reader is there: when the list gets smaller (the composer grows, a keyboard comes
 * up, the window changes) and when its content does. Only scrolling up lets go of it, or `release`.
 */
export function usePinned(
  scroller: RefObject<HTMLElement | null>,
  virtualizer: { scrollToEnd(): void },
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

  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const sizeOf = () => `${element.clientWidth} ${element.clientHeight}`;
    let size = sizeOf();
    const observer = new ResizeObserver(() => {
      if (size !== sizeOf()) settlesUntil.current = performance.now() + settleMs;
      size = sizeOf();
      if (isPinned.current && isEnd.current) virtualizer.scrollToEnd();
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, virtualizer]);

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

  const release = useCallback(() => {
    isPinned.current = false;
    heldUntil.current = performance.now() + holdMs;
    setPinned(false);
  }, []);

  return { pinned: pinned && !hasNewer, onScroll, release };
}

export function isAtEnd({ scrollHeight, clientHeight, scrollTop }: HTMLElement): boolean {
  return scrollHeight - clientHeight - scrollTop <= endThreshold;
}
