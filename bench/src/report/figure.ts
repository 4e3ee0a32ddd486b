/** One measured figure of a bench, as it stands in the JSON line. `value` is the median of the runs. */
export type Figure = {
  /** Fixed and short; programs look it up. */
  name: string;
  value: number;
  unit: string;
  better: "higher" | "lower";
  /** What it must reach, or null where nothing is asked of it. */
  gate: number | null;
  min: number;
  max: number;
  /** How many runs the median is taken over. */
  runs: number;
};

type Kind = Pick<Figure, "unit" | "better"> & { gate?: number };

/** The figure of several runs: their median, with the spread beside it. */
export function figure(name: string, values: readonly number[], kind: Kind): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted.at(0), sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error(`no run gave a value for ${name}`);
  return {
    name,
    value: rounded(median(sorted)),
    unit: kind.unit,
    better: kind.better,
    gate: kind.gate ?? null,
    min: rounded(min),
    max: rounded(max),
    runs: sorted.length,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The value below which the given share (0 to 1) of the values lies; NaN when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Why the figure misses its gate, in one line; null when it does not. */
export function missedGate({ name, value, unit, better, gate }: Figure): string | null {
  if (gate === null) return null;
  const met = better === "higher" ? value >= gate : value <= gate;
  return met ? null : `${name} is ${value} ${unit}, the gate is ${better === "higher" ? "at least" : "at most"} ${gate}`;
}

/** Four significant digits: more than any of these measurements deserves. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
}
