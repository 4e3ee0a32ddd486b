import { createRetry } from "./backoff.ts";
import { asChatFlowError, isTransient } from "./errors.ts";

/** Tells the server how far something got, by key: the newest position only, with pauses, until the server has it. */
export type PositionMarks = {
  /** It got so far. A position before one that is still to be told changes nothing. `asked`: somebody wanted just that. */
  mark(key: string, seq: number, asked?: boolean): void;
  /** It had got so far in an earlier life, and nobody knows whether the server was told: that is done by `resume`. */
  restore(key: string, seq: number): void;
  /** The connection is there again: tells what the server does not know. */
  resume(): void;
  forget(key: string): void;
  clear(): void;
};

/** The least time between two words to the server about one key: who watches a busy channel would tell it all the time. */
export const markPauseMs = 2000;

export function createPositionMarks<T>(options: {
  tell(key: string, seq: number): Promise<T>;
  told?(key: string, answer: T): void;
  /** What is to be kept until the server has it; undefined when it does, or does not want it. */
  keep?(key: string, seq: number | undefined, asked?: boolean): void;
}): PositionMarks {
  /** What the server has not confirmed. */
  const unconfirmed = new Map<string, number>();
  /** Keys with a request under way, or one that was made a moment ago. */
  const pausing = new Map<string, ReturnType<typeof setTimeout> | undefined>();
  const retry = createRetry(confirmAll);
  let life = {};

  /** One request at a time for each key, with pauses: what comes meanwhile goes with the next. */
  async function confirm(key: string) {
    const seq = unconfirmed.get(key);
    if (seq === undefined || pausing.has(key)) return;
    const mine = life;
    pausing.set(key, undefined);
    try {
      const answer = await options.tell(key, seq);
      if (mine !== life) return;
      const isWanted = unconfirmed.has(key);
      if (unconfirmed.get(key) === seq) forget(key);
      if (isWanted) options.told?.(key, answer);
    } catch (thrown) {
      if (mine !== life) return;
      const error = asChatFlowError(thrown);
      pausing.delete(key);
      // What is refused for good stays unconfirmed until the next connection.
      if (!isTransient(error)) options.keep?.(key, undefined);
      else if (unconfirmed.has(key)) retry.later(error);
      return;
    }
    if (unconfirmed.size === 0) retry.reset();
    const next = () => {
      pausing.delete(key);
      void confirm(key);
    };
    pausing.set(key, setTimeout(next, markPauseMs));
  }

  function confirmAll() {
    for (const key of unconfirmed.keys()) void confirm(key);
  }

  function restore(key: string, seq: number) {
    unconfirmed.set(key, Math.max(unconfirmed.get(key) ?? 0, seq));
  }

  function forget(key: string) {
    if (unconfirmed.delete(key)) options.keep?.(key, undefined);
  }

  return {
    mark(key, seq, asked) {
      restore(key, seq);
      options.keep?.(key, unconfirmed.get(key), asked);
      void confirm(key);
    },
    restore,
    resume() {
      retry.reset();
      confirmAll();
    },
    forget,
    clear() {
      life = {};
      retry.reset();
      unconfirmed.clear();
      for (const timer of pausing.values()) clearTimeout(timer);
      pausing.clear();
    },
  };
}
