import { socketPath } from "@chatflow/protocol";
import { type Bench, type BenchOptions, type BenchResult, generatorLimit } from "../bench.ts";
import { now } from "../load/clock.ts";
import type { ProbeTasks } from "../load/probe.ts";
import { choosePlacement } from "../process/placement.ts";
import { startServer } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { othersCores, shareOfMachine } from "../process/usage.ts";
import { Worker } from "../process/worker.ts";
import { median } from "../report/figure.ts";
import { figuresOf, kinds } from "../report/figures.ts";
import { describeMachine } from "../report/machine.ts";
import { makeCrowd } from "../workspace/crowd-of-people.ts";
import { databaseAddress } from "../workspace/database.ts";
import type { InsertsTasks } from "../yardsticks/inserts.ts";

/** The p99 in milliseconds, and what the median may take beyond the flush to the disk. */
const gates = { p99: 10, overFlush: 2 };

const size = 200;

const full = { runs: 5, people: 1000, room: 50, rate: 20, warmMs: 2000, measureMs: 15_000, flushMs: 1500 };
const quick: typeof full = { ...full, runs: 1, people: 100, warmMs: 200, measureMs: 500, flushMs: 100 };

type Run = { p50: number; p99: number; flush: number; pacedFlush: number; cores: number; others: number | undefined };

/** Each run: how long the disk takes for a commit, and how long a message takes from one person to all in the room. */
async function run(options: BenchOptions): Promise<BenchResult> {
  const { runs, people, room, rate, warmMs, measureMs, flushMs } = options.quick ? quick : full;
  const { cleanup, progress } = options;
  const placement = choosePlacement(options.free);
  const machine = describeMachine(placement.words);
  const folder = await temporaryFolder(cleanup);
  const server = await startServer(folder, placement.server, cleanup);
  const rooms = Math.floor(people / room);
  const { tokens, channelIds } = await makeCrowd(folder, { people, channels: rooms, channelsOf: (person) => [person % rooms] });
  const inserts = new Worker<InsertsTasks>(new URL("../yardsticks/inserts.ts", import.meta.url), placement.load);
  cleanup.defer(() => inserts.stop());
  await inserts.ask("connect", { address: await databaseAddress(folder), channels: rooms, size });
  const probe = new Worker<ProbeTasks>(new URL("../load/probe.ts", import.meta.url), placement.load);
  cleanup.defer(() => probe.stop());
  await probe.ask("open", { target: { port: server.port, path: socketPath, tokens }, count: people });

  const measured: Run[] = [];
  for (let count = 1; count <= runs; count++) {
    const began = now();
    const shareBefore = await shareOfMachine();
    const flushes = [await inserts.ask("single", { ms: flushMs })];
    const before = await probe.ask("reading");
    const sending = now();
    const format = { kind: "call", channelIds } as const;
    const sent = await probe.ask("run", { format: { ...format }, rate, size, warmMs, measureMs, hopelessMs: 10_000 });
    const cores = ((await probe.ask("reading")).cpuMicros - before.cpuMicros) / 1000 / (now() - sending);
    flushes.push(await inserts.ask("single", { ms: flushMs }));
    const { median: pacedFlush } = await inserts.ask("paced", { ms: 2 * flushMs, perSecond: rate });
    const wrong = problemOf(sent);
    if (wrong !== undefined) throw new Error(wrong);
    const flush = median(flushes.map((one) => one.median));
    const others = othersCores(shareBefore, await shareOfMachine(), (now() - began) / 1000);
    measured.push({ p50: sent.p50, p99: sent.p99, flush, pacedFlush, cores, others });
    progress(
      `run ${count} of ${runs}: p50 ${sent.p50.toFixed(2)} ms, p99 ${sent.p99.toFixed(2)} ms of ${sent.samples} deliveries, ` +
        `flush ${flush.toFixed(2)} ms (${pacedFlush.toFixed(2)} ms at this pace), generator ${cores.toFixed(2)} cores, others ${others?.toFixed(2) ?? "?"}`,
    );
  }
  const busiest = Math.max(...measured.map((one) => one.cores));
  const tooBusy = busiest > generatorLimit ? `the generator used ${busiest.toFixed(2)} of a core` : null;
  return { bench: "latency", figures: figures(measured, options.quick), machine, void: tooBusy };
}

type Sent = Awaited<ReturnType<ProbeTasks["run"]>>;

function problemOf({ refusal, closedByServer, complete, missing, unanswered }: Sent): string | undefined {
  if (refusal !== undefined) return `a send was refused: ${refusal}`;
  if (closedByServer > 0) return `the server closed ${closedByServer} connections`;
  if (!complete) return "a delivery took more than 10 s";
  if (missing > 0) return `${missing} deliveries did not arrive`;
  return unanswered > 0 ? `${unanswered} sends were not answered` : undefined;
}

function figures(measured: readonly Run[], isQuick: boolean) {
  const flush = median(measured.map((one) => one.flush));
  const gateOf = (gate: number) => ({ gate: isQuick ? undefined : Number(gate.toPrecision(4)) });
  return figuresOf(measured, [
    ["p50", (one) => one.p50, { ...kinds.ms, ...gateOf(flush + gates.overFlush) }],
    ["p99", (one) => one.p99, { ...kinds.ms, ...gateOf(gates.p99) }],
    ["flush", (one) => one.flush, kinds.ms],
    ["paced_flush", (one) => one.pacedFlush, kinds.ms],
    ["generator_cpu", (one) => one.cores, kinds.cores],
    ["others_cpu", (one) => one.others, kinds.cores],
  ]);
}

export const latency: Bench = {
  summary: "send to delivery, commit included: 1,000 people in rooms of 50, 20 messages/s",
  run,
};
