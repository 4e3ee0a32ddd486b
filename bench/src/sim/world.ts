import fakeTimers from "@sinonjs/fake-timers";
import { createRandom, type Random } from "./random.ts";

/** Time and chance of one simulated schedule. While it exists the process has no other clock and no other chance. */
export type World = {
  random: Random;
  /** What happened, one line each, with the milliseconds since the beginning. */
  trace: readonly string[];
  note(line: string): void;
  now(): number;
  /** Runs in so many milliseconds. For network and server; what the product asks of its clock is counted apart. */
  later(ms: number, run: () => void): void;
  /** Timers that the product has and has not cleared. */
  productTimers(): number;
  /** Lets that much time pass, one timer after the other, each with all that follows from it at once. */
  pass(ms: number): Promise<void>;
  /** Lets run what needs no time. */
  settle(): Promise<void>;
  /** Failures that nobody caught. */
  uncaught: readonly string[];
};

const begin = Date.parse("2026-01-02T00:00:00.000Z");
const realImmediate = setImmediate;
const untilIdle = () => new Promise<void>((resolve) => realImmediate(resolve));

/** Runs the given schedule in a world of its own, and gives the process its clock and its chance back. */
export async function inWorld<T>(seed: number, run: (world: World) => Promise<T>): Promise<T> {
  const clock = fakeTimers.install({
    now: begin,
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
  });
  const realRandom = Math.random;
  // The product's chance is a sequence of its own, so that one jitter more does not change the whole schedule.
  Math.random = createRandom(seed + 0x5eed).next;
  const trace: string[] = [];
  const uncaught: string[] = [];
  const caught = (error: unknown) => void uncaught.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.on("unhandledRejection", caught);
  process.on("uncaughtException", caught);
  let own = 0;
  const now = () => clock.now - begin;

  try {
    return await run({
      random: createRandom(seed),
      trace,
      uncaught,
      now,
      note: (line) => void trace.push(`${String(Math.round(now())).padStart(7)} ${line}`),
      later(ms, what) {
        own += 1;
        clock.setTimeout(() => {
          own -= 1;
          what();
        }, ms);
      },
      productTimers: () => clock.countTimers() - own,
      async pass(ms) {
        let over = false;
        clock.setTimeout(() => {
          over = true;
        }, ms);
        while (!over) {
          clock.next();
          await untilIdle();
        }
      },
      settle: untilIdle,
    });
  } finally {
    await untilIdle();
    process.off("unhandledRejection", caught);
    process.off("uncaughtException", caught);
    Math.random = realRandom;
    clock.uninstall();
  }
}
