import type { BenchResult } from "../bench.ts";
import type { Figure } from "./figure.ts";

/** The line that programs read: always the last one on stdout. */
export function jsonLine({ bench, figures, machine }: BenchResult): string {
  return JSON.stringify({ bench, figures, machine });
}

/** The same for people. */
export function table(figures: readonly Figure[]): string {
  const head = ["figure", "median", "min", "max", "runs", "unit", "gate"];
  const rows = figures.map((one) => [
    one.name,
    number(one.value),
    number(one.min),
    number(one.max),
    String(one.runs),
    one.unit,
    one.gate === null ? "" : `${one.better === "higher" ? "≥" : "≤"} ${number(one.gate)}`,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, column))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Numbers to the right, words to the left. */
function pad(cell: string, width: number, column: number): string {
  return column >= 1 && column <= 4 ? cell.padStart(width) : cell.padEnd(width);
}

function number(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 4 });
}
