import { type Figure, figure } from "./figure.ts";

export const kinds = {
  ms: { unit: "ms", better: "lower" },
  seconds: { unit: "s", better: "lower" },
  micros: { unit: "µs", better: "lower" },
  cores: { unit: "cores", better: "lower" },
  kilobytes: { unit: "KB", better: "lower" },
  times: { unit: "x", better: "higher" },
  count: { unit: "", better: "lower" },
  percent: { unit: "%", better: "lower" },
  deliveries: { unit: "deliveries/s", better: "higher" },
} as const;

type Kind = { unit: string; better: Figure["better"]; gate?: number | undefined };

/** One line of the table: the name, what each run has for it, and what it is measured in. */
export type Row<T> = [name: string, of: (run: T) => number | undefined, kind: Kind];

/** The figures of several runs. One that no run could tell (some only Linux tells) is left out. */
export function figuresOf<T>(runs: readonly T[], rows: readonly Row<T>[]): Figure[] {
  return rows.flatMap(([name, of, { unit, better, gate }]) => {
    const values = runs.flatMap((run) => of(run) ?? []);
    return values.length === 0 ? [] : [figure(name, values, gate === undefined ? { unit, better } : { unit, better, gate })];
  });
}
