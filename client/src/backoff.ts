import type { ChatFlowError } from "@chatflow/protocol";

const firstMs = 500;
const mostMs = 30_000;

/**
 * Milliseconds to wait before the attempt after the given one (1 is the first). Anywhere between nothing and the
 * bound, which doubles: after an outage the clients come back spread over it instead of all in the same moment.
 */
export function jitteredDelay(attempt: number): number {
  return Math.random() * Math.min(mostMs, firstMs * 2 ** (attempt - 1));
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
