/** Chance from a seed: the same seed gives the same draws on every machine, so a schedule can be replayed. */
export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number;
  between(least: number, most: number): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  /** Undefined only when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T | undefined;
};

/** The generator xorshift32 (Marsaglia 2003), its seed scattered first so that neighbouring seeds differ at once. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) | 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 8; warmUp++) next();
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    between: (least, most) => least + next() * (most - least),
    chance: (probability) => next() < probability,
    pick: (from) => from[whole(0, from.length - 1)],
  };
}
