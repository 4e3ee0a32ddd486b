import type { Figure } from "./report/figure.ts";
import type { Machine } from "./report/machine.ts";

/** How a bench is asked to run. */
export type BenchOptions = {
  /** A smoke test of a few seconds: small numbers, one run, no gates. */
  quick: boolean;
  /** Leave the placement of processes to the operating system, where a bench would pin them to cores. */
  free: boolean;
  /** Told what is going on, for people. */
  progress(line: string): void;
  /** What is deferred here runs when the bench ends, however it ends. */
  cleanup: AsyncDisposableStack;
};

export type BenchResult = {
  bench: string;
  figures: Figure[];
  machine: Machine;
  /** Why the figures mean nothing, where they do not: the load generator was too busy, say. */
  void: string | null;
};

export type Bench = {
  /** One sentence for the list. */
  summary: string;
  run(options: BenchOptions): Promise<BenchResult>;
};

/** A load generator that used more of a core than this may have measured itself. */
export const generatorLimit = 0.8;

/** Cores that other programs may use beside a measurement before it counts as disturbed. */
export const disturbanceLimit = 0.1;
