import { scrollSpeed } from "./dropping.ts";

/** Who only passes an edge, or begins there, does not want to scroll; in milliseconds. */
const restMs = 250;

/** Scrolls a list for as long as something is carried near one of its edges, and tells whenever it did. */
export function edgeScroll(list: HTMLElement, onScroll: () => void): { at(y: number | null): void } {
  let height: number | null = null;
  let frame = 0;
  let last = 0;
  let since: number | null = null;

  function step(now: number) {
    const speed = height === null ? 0 : scrollSpeed(height, list.getBoundingClientRect());
    if (speed === 0) {
      frame = 0;
      since = null;
      return;
    }
    since ??= now;
    if (now - since >= restMs) {
      const before = list.scrollTop;
      // Whole pixels: some browsers keep no others. After a frame that was long in coming not all that was missed.
      list.scrollTop += Math.round(speed * Math.min(now - last, 50)) || Math.sign(speed);
      if (list.scrollTop !== before) onScroll();
    }
    last = now;
    frame = requestAnimationFrame(step);
  }

  return {
    /** Where the pointer is; null when it is elsewhere. */
    at(y) {
      height = y;
      if (frame === 0 && y !== null) frame = requestAnimationFrame(step);
    },
  };
}
