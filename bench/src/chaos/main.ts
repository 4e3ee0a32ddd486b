import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { TransportName } from "@chatflow/client";
import { figure } from "../report/figure.ts";
import { describeMachine } from "../report/machine.ts";
import { jsonLine } from "../report/print.ts";
import type { FindingKind } from "./history.ts";
import { type RunResult, runSchedule } from "./run-schedule.ts";
import { describeFault, planSchedule } from "./schedule.ts";
import { canMountSmallDisk } from "./small-disk.ts";

const transports = ["websocket", "sse", "polling"] as const satisfies TransportName[];

const usage = `npm run chaos -- [--schedules N] [--seed S] [--transport NAME] [--json]

Runs the real server on its embedded PostgreSQL through N schedules of faults (20 by default), with the seeds S, S + 1 …
(1 by default), and checks that nothing acknowledged was lost, doubled, reordered or shown to people without access.

  --transport NAME  let events travel by ${transports.join(", ")} only, instead of by the best that works
  --json            print nothing but the JSON line on stdout`;

const shownAtMost = 20;
/** Past it people want to know what took so long. */
const longRestMs = 20_000;

/** Exit code 1 when a schedule found something, 2 when it was called wrongly. */
async function main(): Promise<number> {
  const { schedules, seed, transport, json } = readArguments();
  const say = (line: string) => console.error(line);
  const disk = await canMountSmallDisk(join(tmpdir(), `chatflow-chaos-${process.pid}`));
  if (!disk) {
    const needs = "they need Linux, root, and a kernel that lets it mount a tmpfs";
    // Where everything is meant to run, what cannot would pass for checked.
    if (process.env.CI) throw new Error(`Full disks cannot be made here: ${needs}. Under CI that is a failure.`);
    say(`full disks are skipped: ${needs}`);
  }
  const machine = describeMachine("left to the operating system");
  const results: RunResult[] = [];
  const failed: number[] = [];
  for (let at = 0; at < schedules; at++) {
    const schedule = planSchedule(seed + at);
    say(`seed ${schedule.seed}: ${schedule.faults.map(describeFault).join("; ")}`);
    const result = await cleanly((cleanup) => runSchedule(schedule, { cleanup, transports: transport && [transport] })).catch(brokenOff);
    results.push(result);
    const missed = result.outcomes
      .filter(({ outcome }) => outcome !== "done")
      .map(({ fault, outcome }) => `${describeFault(fault)}: ${outcome}`);
    say(
      `  ${totals([result])}, ${result.delivered} deliveries, at rest ${(result.restMs / 1000).toFixed(1)} s after the load${missed.length > 0 ? ` (${missed.join("; ")})` : ""}`,
    );
    if (result.restMs > longRestMs) say(`  the last thing to come to rest: ${result.waitedFor}`);
    if (result.findings.length + result.troubles.length === 0) continue;
    failed.push(schedule.seed);
    for (const { kind, words, subject } of result.findings.slice(0, shownAtMost)) say(`  ${kind}: ${subject} ${words}`);
    if (result.findings.length > shownAtMost) say(`  … and ${result.findings.length - shownAtMost} more`);
    for (const trouble of result.troubles) say(`  trouble: ${trouble}`);
    say(`  again: npm run chaos -- --schedules 1 --seed ${schedule.seed}${transport ? ` --transport ${transport}` : ""}`);
  }
  if (failed.length > 0) say(`${failed.length} of ${schedules} schedules failed, with the seeds ${failed.join(", ")}`);
  (json ? say : console.log)(totals(results));
  console.log(jsonLine({ bench: "chaos", figures: figures(results, failed.length), machine, void: null }));
  return failed.length === 0 ? 0 : 1;
}

/** A schedule that could not be carried through: the server never came back, say. It counts as failed. */
function brokenOff(error: unknown): RunResult {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { acknowledged: 0, delivered: 0, findings: [], troubles: [why], restMs: 0, waitedFor: null, outcomes: [] };
}

/** Whatever ends the run, a signal too, no server, no mount and no folder is left. */
async function cleanly<T>(run: (cleanup: AsyncDisposableStack) => Promise<T>): Promise<T> {
  const cleanup = new AsyncDisposableStack();
  let ended: Promise<void> | undefined;
  const dispose = () => {
    ended ??= cleanup.disposeAsync();
    return ended;
  };
  const end = () => void dispose().finally(() => process.exit(1));
  const signals = ["SIGINT", "SIGTERM"] as const;
  for (const name of signals) process.on(name, end);
  try {
    return await run(cleanup);
  } finally {
    await dispose();
    for (const name of signals) process.off(name, end);
  }
}

function count(results: readonly RunResult[], kind: FindingKind): number {
  return results.reduce(
    (sum, { findings }) => sum + new Set(findings.filter((one) => one.kind === kind).map((one) => one.subject)).size,
    0,
  );
}

function totals(results: readonly RunResult[]): string {
  const acknowledged = results.reduce((sum, result) => sum + result.acknowledged, 0);
  const [lost, doubled, reordered, leaked] = (["lost", "doubled", "reordered", "leaked"] as const).map((kind) => count(results, kind));
  return `acknowledged ${acknowledged}, lost ${lost}, doubled ${doubled}, out of order ${reordered}, delivered without access ${leaked}`;
}

/** Sums over all schedules: a median would hide the one message that was lost. */
function figures(results: readonly RunResult[], failed: number) {
  const none = { unit: "operations", better: "lower", gate: 0 } as const;
  return [
    figure("acknowledged", [results.reduce((sum, result) => sum + result.acknowledged, 0)], {
      unit: "operations",
      better: "higher",
      gate: 1,
    }),
    ...(["lost", "doubled", "reordered", "leaked", "diverged"] as const).map((kind) => figure(kind, [count(results, kind)], none)),
    figure("failed", [failed], { unit: "schedules", better: "lower", gate: 0 }),
  ];
}

class UsageError extends Error {}

type Arguments = { schedules: number; seed: number; transport: TransportName | undefined; json: boolean };

function readArguments(): Arguments {
  const text = { type: "string" } as const;
  let values: { schedules?: string; seed?: string; transport?: string; json?: boolean };
  try {
    ({ values } = parseArgs({ options: { schedules: text, seed: text, transport: text, json: { type: "boolean" } } }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const transport = transports.find((name) => name === values.transport);
  if (values.transport !== undefined && !transport) throw new UsageError(`--transport takes one of ${transports.join(", ")}.`);
  const schedules = wholeNumber("--schedules", values.schedules, 20);
  return { schedules, seed: wholeNumber("--seed", values.seed, 1), transport, json: values.json === true };
}

function wholeNumber(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${name} takes a whole number from 1 on.`);
  return Number(text);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n\n${usage}`);
  else console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
