/** Longest wait that coalescing may add, in milliseconds. */
const longestPause = 10;

/**
 * When to flush: at the end of this turn of the event loop while flushes are cheap, so an idle server adds no
 * latency; with pauses of twice a flush's own cost (at most 10 ms) when they are not, so that a busy one leaves
 * time for other work and each write carries more.
 */
export class FlushPace {
  readonly #flush: () => void;
  #scheduled = false;
  #notBefore = 0;

  constructor(flush: () => void) {
    this.#flush = flush;
  }

  request(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const wait = this.#notBefore - performance.now();
    if (wait < 1) setImmediate(this.#run);
    else setTimeout(this.#run, wait);
  }

  readonly #run = () => {
    this.#scheduled = false;
    const started = performance.now();
    this.#flush();
    const ended = performance.now();
    this.#notBefore = ended + Math.min(longestPause, 2 * (ended - started));
  };
}
