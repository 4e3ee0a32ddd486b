import { scrollSpeed } from "./dropping.ts";

/** Scrolls a list for as long as something is carried near one of its edges, and tells whenever it did. */
export function edgeScroll(list: HTMLElement, onScroll: () => void): { at(y: number | null): void; stop(): void } {
  let frame = 0;
  let last = 0;
  let height: number | null = null;

  function stop() {
    cancelAnimationFrame(frame);
    frame = 0;
  }

  function step(now: number) {
    frame = 0;
    const speed = height === null ? 0 : scrollSpeed(height, list.getBoundingClientRect());
    if (speed === 0) return;
    const before = list.scrollTop;
    // The first frame has nothing to measure from; whole pixels, since some browsers keep no others.
    list.scrollTop += Math.round(speed * Math.min(now - last, 50)) || Math.sign(speed);
    last = now;
    if (list.scrollTop === before) return;
    frame = requestAnimationFrame(step);
    onScroll();
  }

  return {
    at(y) {
      height = y;
      if (frame !== 0) return;
      last = performance.now();
      frame = requestAnimationFrame(step);
    },
    stop,
  };
}
