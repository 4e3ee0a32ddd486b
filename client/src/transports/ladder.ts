import type { LineEnd, Transport } from "./line.ts";

/** A line that ended sooner, without a word from the server, was cut by something in between. */
const cutBeforeMs = 60_000;
/** So many of them in a row, and the next transport is tried. */
const cutsAtMost = 3;
/** So many failures in a row before the server's hello, and the next transport is tried at once. */
const failuresAtMost = 2;
/** From the opening to the hello: short while there is another transport to try. */
const helloWithinMs = 5_000;
const lastHelloWithinMs = 15_000;
/** When a better transport is tried again, in minutes after each fall back or trial; the last one again and again. */
const climbAfterMinutes = [1, 5, 15];

/**
 * Which transport comes next, of those from the best to the one that gets through anywhere. It remembers what broke on
 * the way, and does nothing by itself.
 */
export function createLadder(transports: readonly Transport[]) {
  const last = transports.length - 1;
  const failures = transports.map(() => 0);
  const cuts = transports.map(() => 0);
  let rung = 0;
  let trials = 0;

  return {
    /** Where an attempt begins. */
    rung: () => rung,
    transport(at: number): Transport {
      const found = transports[at];
      if (!found) throw new RangeError(`There is no transport ${at}.`);
      return found;
    },
    helloWithinMs: (at: number) => (at < last ? helloWithinMs : lastHelloWithinMs),
    greeted(at: number) {
      failures[at] = 0;
      rung = at;
    },
    /** No hello: the transport that is tried within the same attempt, or undefined when the attempt has failed. */
    failed(at: number, late: boolean): number | undefined {
      failures[at] = (failures[at] ?? 0) + (late ? failuresAtMost : 1);
      if (at < last) return (failures[at] ?? 0) >= failuresAtMost ? at + 1 : undefined;
      rung = 0; // nothing gets through, so it is not the transport: the best one begins again
      return undefined;
    },
    /** A line is over on which hello came so long ago. Whether another transport is next. */
    ended(at: number, end: LineEnd, lastedMs: number): boolean {
      if (end.close) return false;
      const wasCut = lastedMs < cutBeforeMs;
      cuts[at] = wasCut ? (cuts[at] ?? 0) + 1 : 0;
      if (!wasCut && at === 0) trials = 0;
      if (at === last || (cuts[at] ?? 0) < cutsAtMost) return false;
      cuts[at] = 0;
      rung = at + 1;
      return true;
    },
    /** Milliseconds until a better transport is worth a trial. */
    climbAfterMs: () => (climbAfterMinutes[Math.min(trials, climbAfterMinutes.length - 1)] ?? 0) * 60_000,
    trialBegins() {
      trials += 1;
    },
  };
}
