import type { ChatFlowError } from "@chatflow/protocol";

const firstMs = 500;
const mostMs = 30_000;
const growth = 1.5;

/**
 * Milliseconds to wait before the attempt after the given one (1 is the first). The first delay is anywhere up to its
 * bound, so that clients whose lines were cut in the same moment come back spread over it. Later ones are from half of
 * a growing bound to all of it: so nobody is unlucky often, and after an outage all are back within about its length.
 */
export function jitteredDelay(attempt: number): number {
  const bound = Math.min(mostMs, firstMs * growth ** (attempt - 1));
  const least = attempt <= 1 ? 0 : bound / 2;
  return least + Math.random() * (bound - least);
}

/**
 * Milliseconds after which a client that has come back asks for what can wait: what it missed in the meantime is little,
 * and thousands may be back in the same moment, whose messages come first.
 */
export function calmDelay(): number {
  return 1000 + Math.random() * 4000;
}

/** Something that is tried again until it works: one timer, waiting longer each time. */
export type Retry = {
  /** Try again after the delay that the error asks for, or after a jittered one. */
  later(error?: ChatFlowError): void;
  waiting(): boolean;
  /** Forget the timer and the attempts so far: it worked, or nobody wants it any more. */
  reset(): void;
};

export function createRetry(run: () => void): Retry {
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    later(error) {
      clearTimeout(timer);
      attempt += 1;
      // The jitter stays in: a server that is overloaded tells everyone the same number.
      timer = setTimeout(
        () => {
          timer = undefined;
          run();
        },
        (error?.retryAfterMs ?? 0) + jitteredDelay(attempt),
      );
    },
    waiting: () => timer !== undefined,
    reset() {
      clearTimeout(timer);
      timer = undefined;
      attempt = 0;
    },
  };
}
