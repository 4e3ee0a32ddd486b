import { parseArgs } from "node:util";
import { disturbanceLimit } from "./bench.ts";
import { benches } from "./benches/index.ts";
import { recordBaseline } from "./report/baseline.ts";
import { missedGate } from "./report/figure.ts";
import { jsonLine, table } from "./report/print.ts";

const usage = `npm run bench -- NAME [--json] [--quick] [--record] [--free]

${Object.entries(benches)
  .map(([name, bench]) => `  ${name.padEnd(24)} ${bench.summary}`)
  .join("\n")}

  --json     print nothing but the JSON line
  --quick    a smoke test of a few seconds, without gates
  --record   keep the JSON line in bench/baselines
  --free     leave the placement on cores to the operating system`;

/** Runs one bench. Exit code 1 when a gate is missed or the run is void, 2 when it was called wrongly. */
async function main(): Promise<number> {
  const { values: flags, positionals } = readArguments();
  const [word] = positionals;
  if (word === undefined) {
    console.log(usage);
    return 0;
  }
  const name = flags["no-coalescing"] ? `${word} --no-coalescing` : word;
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench || positionals.length > 1) throw new UsageError(bench ? "Give one name." : `There is no bench called "${name}".`);
  if (flags.record && flags.quick) throw new UsageError("A quick run is no baseline: leave out --quick or --record.");

  const cleanup = new AsyncDisposableStack();
  let ended: Promise<void> | undefined;
  const end = () => {
    ended ??= cleanup.disposeAsync();
    return ended;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // Every time, not once: a second signal, such as a shell sends to the group, must not cut the cleaning up short.
    process.on(signal, () => void end().finally(() => process.exit(1)));
  }
  const progress = (line: string) => console.error(line);
  const result = await bench.run({ quick: flags.quick, free: flags.free, progress, cleanup }).finally(end);

  const why = result.void === null ? result.figures.map(missedGate).filter((missed) => missed !== null) : [`void: ${result.void}`];
  const line = jsonLine(result);
  if (flags.record && result.void === null) progress(`recorded in ${await recordBaseline(name, line)}`);
  const others = result.figures.find((one) => one.name === "others_cpu");
  if (others && others.value > disturbanceLimit) {
    progress(`${name}: disturbed: other programs used ${others.value} of a core meanwhile. Run it again on a quiet machine.`);
  }
  for (const one of why) progress(`${name}: ${one}`);
  if (!flags.json) console.log(`${table(result.figures)}\n`);
  console.log(line);
  return why.length === 0 ? 0 : 1;
}

class UsageError extends Error {}

function readArguments() {
  const off = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { json: off, quick: off, record: off, free: off, "no-coalescing": off } });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`);
  else console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
