/** Chance that repeats itself: the same seed gives the same decisions in the same order. */
export type Random = {
  /** A whole number from 0 up to, not including, the given one. */
  below(end: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Undefined for an empty list. */
  any<T>(from: readonly T[]): T | undefined;
  bytes(length: number): Buffer;
};

/** A new seed for every run, printed so that what it found can be seen again: `FUZZ_SEED=N npx vitest run FILE`. */
export function fuzzSeed(what: string): number {
  const given = Number(process.env.FUZZ_SEED);
  const seed = Number.isSafeInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 1e9);
  console.log(`${what}: FUZZ_SEED=${seed}`);
  return seed;
}

/** mulberry32: 32 bits of state are plenty for a test. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (from) => from[below(from.length)] ?? from[0],
    any: (from) => from[below(from.length)],
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}
