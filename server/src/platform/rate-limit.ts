import { ChatFlowError } from "@chatflow/protocol";
import type { LimitClass } from "@chatflow/protocol/commands";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Calls that one caller may make in a number of seconds: a person never meets them, a runaway program does. */
const budgets: Record<LimitClass, { points: number; duration: number }> = {
  read: { points: 300, duration: 10 },
  write: { points: 60, duration: 20 },
  message: { points: 60, duration: 10 },
  signal: { points: 30, duration: 10 },
  // by address: an office behind one address signs in on the same morning, a guesser needs thousands
  guess: { points: 60, duration: 60 },
  account: { points: 100, duration: 600 },
};

/** Takes one call of the class from the key's budget, or throws `rate_limited` with the time to wait. */
export type TakeFromBudget = (limitClass: LimitClass, key: string) => Promise<void>;

/** `factor` scales every budget; 0 switches limits off, for load tests. */
export function createRateLimit(factor: number): TakeFromBudget {
  if (factor === 0) return async () => {};
  const limiters = new Map(
    Object.entries(budgets).map(([name, { points, duration }]) => [
      name,
      new RateLimiterMemory({ points: Math.max(1, Math.round(points * factor)), duration, keyPrefix: name }),
    ]),
  );
  return async (limitClass, key) => {
    try {
      await limiters.get(limitClass)?.consume(key);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new ChatFlowError("rate_limited", { retryAfterMs: Math.max(1, refused.msBeforeNext) });
    }
  };
}
