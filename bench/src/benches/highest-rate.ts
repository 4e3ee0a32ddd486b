/** What one attempt at a rate came to. */
export type Attempt = {
  rate: number;
  /** Why the rate is not sustained, in words; null when it is. */
  failed: string | null;
  /** Other programs took so much of the machine that a failure says little. */
  disturbed: boolean;
};

/** How often a rate is tried before it counts as too high: noise is everywhere, and more of it on a disturbed machine. */
const tries = { quiet: 2, disturbed: 5 };

export type Search = {
  startAt: number;
  /** Step from one rate to the next, such as 1.25. */
  factor: number;
  /** How often the gap between the last good and the first bad rate is halved. */
  refinements: number;
  /** Attempts at most; a smoke test makes few. */
  attempts: number;
};

/** Looks for the highest rate that holds. */
export async function highestRate<T extends Attempt>(attempt: (rate: number) => Promise<T>, search: Search): Promise<T | null> {
  let left = search.attempts;
  const fairly = async (rate: number) => {
    for (let tried = 1; ; tried++) {
      left--;
      const result = await attempt(rate);
      const enough = tried >= (result.disturbed ? tries.disturbed : tries.quiet);
      if (result.failed === null || enough || left <= 0) return result;
    }
  };

  let best: T | null = null;
  let tooHigh: number | null = null;
  for (let rate = search.startAt; left > 0 && rate >= 1; ) {
    const result = await fairly(rate);
    if (result.failed === null) best = result;
    else tooHigh = rate;
    if (best && tooHigh !== null) break;
    rate = Math.round(best ? rate * search.factor : rate / search.factor);
  }
  for (let step = 0; step < search.refinements && best && tooHigh !== null && left > 0; step++) {
    const rate = Math.round((best.rate + tooHigh) / 2);
    const result = await fairly(rate);
    if (result.failed === null) best = result;
    else tooHigh = rate;
  }
  return best;
}
