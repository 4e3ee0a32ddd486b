/** What runs inside the page. Each function stands alone: it is sent there as text. */

declare global {
  interface Window {
    /** When the first message was on the screen, in milliseconds since the navigation began; undefined until then. */
    firstMessageAt?: number;
  }
}

/** Notes when the first message has been painted. Runs before the page's own scripts. */
export function watchFirstMessage(): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector("[data-message]")) return;
    watch.disconnect();
    // The task after the frame in which it is drawn.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.firstMessageAt = performance.now();
      };
      port2.postMessage(null);
    });
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** Presses a channel's link and resolves with how many milliseconds it took until its newest message was painted. */
export function switchTo({ channelId, newest }: { channelId: string; newest: string }): Promise<number> {
  const link = document.querySelector<HTMLElement>(`nav a[href="/c/${channelId}"]`);
  if (!link) throw new Error(`There is no link to ${channelId} in the navigation.`);
  return new Promise((resolve, reject) => {
    const began = performance.now();
    link.click();
    const isThere = () => [...document.querySelectorAll("[data-message]")].some((one) => one.textContent?.includes(newest));
    const look = () => {
      if (performance.now() - began > 10_000) return reject(new Error(`${newest} did not come within 10 s.`));
      if (!isThere()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - began);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

export type Scrolled = {
  frames: number;
  late: number;
  nodes: number;
  /** The number of the oldest message that was seen. */
  oldest: number;
};

/**
 * Scrolls up by so many pixels in each frame until the oldest message shows, or the time is over. A frame is late when
 * the next one comes more than half a frame after it was due, so that at least one refresh of the screen was missed.
 */
export function scrollUp({ pixels, ms }: { pixels: number; ms: number }): Promise<Scrolled> {
  const region = document.querySelector<HTMLElement>('main section[tabindex="0"]');
  if (!region) throw new Error("There is no list of messages to scroll.");
  const frameMs = 1000 / 60;
  const result = { frames: 0, late: 0, nodes: 0, oldest: Number.POSITIVE_INFINITY };
  return new Promise((resolve) => {
    const began = performance.now();
    let last = began;
    const frame = (at: number) => {
      const took = at - last;
      last = at;
      if (result.frames > 0 && took > frameMs * 1.5) result.late += 1;
      result.frames += 1;
      if (result.frames % 30 === 0) {
        result.nodes = Math.max(result.nodes, document.getElementsByTagName("*").length);
        for (const one of region.querySelectorAll("[data-message]")) {
          result.oldest = Math.min(result.oldest, Number(/c0 m(\d+) /.exec(one.textContent ?? "")?.[1] ?? result.oldest));
        }
      }
      if (result.oldest === 1 || at - began > ms) return resolve(result);
      region.scrollTop -= pixels;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
