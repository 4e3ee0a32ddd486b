import { parseArgs } from "node:util";
import { figure, missedGate } from "../report/figure.ts";
import { describeMachine } from "../report/machine.ts";
import { jsonLine } from "../report/print.ts";
import type { Plant } from "./plant.ts";
import { plants } from "./plants.ts";
import { type Outcome, simulate } from "./simulate.ts";

const usage = `npm run sim -- [--seeds N] [--seed N] [--plant NAME] [--json]

  --seeds N     run the schedules of the seeds 1 to N (1000)
  --seed N      run this one and print its whole trace
  --plant NAME  with a bug put into it on purpose: ${Object.keys(plants).join(", ")}
  --json        print nothing but the JSON line, and what failed`;

/** Steps of a failed schedule that are shown without asking for all of them. */
const lastSteps = 40;

/** Exit code 1 when a schedule failed, 2 when it was called wrongly. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { seeds: { type: "string" }, seed: { type: "string" }, plant: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const plant = plantNamed(values.plant);
  const replayed = values.seed === undefined ? undefined : number(values.seed);
  const seeds = replayed === undefined ? number(values.seeds ?? "1000") : 1;
  const first = replayed ?? 1;
  let failed = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const outcome = await simulate(seed, plant());
    const holds = outcome.problems.length === 0;
    if (!holds) failed += 1;
    if (replayed !== undefined) console.error(told(outcome, outcome.trace.length));
    else if (!holds) console.error(`${told(outcome, lastSteps)}\n\nAll of it: npm run sim -- --seed ${seed}\n`);
    if (!values.json && seed % 100 === 0) console.error(`${seed} of ${seeds} schedules, ${failed} failed`);
  }
  const ran = figure("seeds", [seeds], { unit: "schedules", better: "higher" });
  const broken = figure("failed", [failed], { unit: "schedules", better: "lower", gate: 0 });
  console.log(jsonLine({ bench: "sim", figures: [ran, broken], machine: describeMachine("one process"), void: null }));
  return missedGate(broken) === null ? 0 : 1;
}

function told({ seed, problems, trace }: Outcome, steps: number): string {
  const verdict = problems.length === 0 ? [`seed ${seed} holds`] : [`seed ${seed} failed:`, ...problems.map((problem) => `  ${problem}`)];
  const shown = steps < trace.length ? [`  … ${trace.length - steps} steps before`, ...trace.slice(-steps)] : trace;
  return [...shown, ...verdict].join("\n");
}

function plantNamed(name: string | undefined): () => Plant {
  const plant = name === undefined ? () => ({}) : plants[name];
  if (!plant) throw new UsageError(`There is no planted bug called "${name}".`);
  return plant;
}

class UsageError extends Error {}

function number(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new UsageError(`"${text}" is not a whole number from 1 on.`);
  return value;
}

try {
  process.exitCode = await main();
} catch (error) {
  const wrongCall = error instanceof UsageError || (error instanceof TypeError && "code" in error);
  console.error(wrongCall ? `${error.message}\n\n${usage}` : error);
  process.exitCode = wrongCall ? 2 : 1;
}
