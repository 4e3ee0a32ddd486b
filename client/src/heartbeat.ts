/** How long the answer to a ping may take before the line counts as dead. */
export const pongMs = 10_000;

/**
 * Finds out that a line is dead although nobody closed it (a laptop that slept, a network that changed): after a
 * silence it pings, and when nothing at all comes back it calls `dead`.
 */
export type Heartbeat = {
  /** Something arrived. */
  heard(): void;
  /** Ping now instead of after the silence. */
  probe(): void;
  stop(): void;
};

export function createHeartbeat(options: { silenceMs: number; answerMs: number; ping(): void; dead(): void }): Heartbeat {
  // The monotonic clock: a corrected wall clock must neither kill a line nor keep a dead one.
  let lastHeard = performance.now();
  let pinged = false;
  // `heard` runs for every frame, so it moves no timer; the one timer looks at what happened since.
  let timer = setTimeout(check, options.silenceMs);

  function check() {
    if (pinged) return options.dead();
    const left = options.silenceMs - (performance.now() - lastHeard);
    if (left > 0) timer = setTimeout(check, left);
    else probe();
  }

  function probe() {
    if (pinged) return;
    clearTimeout(timer);
    pinged = true;
    timer = setTimeout(check, options.answerMs);
    options.ping();
  }

  return {
    heard() {
      lastHeard = performance.now();
      pinged = false;
    },
    probe,
    stop: () => clearTimeout(timer),
  };
}
