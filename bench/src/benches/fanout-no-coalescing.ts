import type { Bench, BenchOptions, BenchResult } from "../bench.ts";
import { generatorLimit } from "../bench.ts";
import { choosePlacement } from "../process/placement.ts";
import { figuresOf, kinds } from "../report/figures.ts";
import { describeMachine } from "../report/machine.ts";
import { Broadcast, type BroadcastAttempt, type Subject } from "./broadcast.ts";
import { startOurs, startYardstick } from "./fanout.ts";

const gate = 1.3;

/** Milliseconds between two messages: longer than the server ever waits to put several into one write (10 ms). */
const spacingMs = 12;
/** Share of deliveries that may arrive along with others, in percent, before the run says nothing about single frames. */
const mostTogether = 2;

/** A p99 beyond this ends the bench: it is no longer the cost of a delivery that it would measure. */
const latestMs = 20_000;

const full = { runs: 3, people: 10, receivers: 1000, probes: 10, warmMs: 1000, measureMs: 6000 };
const quick: typeof full = { runs: 1, people: 2, receivers: 100, probes: 4, warmMs: 100, measureMs: 500 };

type Run = { ours: BroadcastAttempt; yardstick: BroadcastAttempt; ratio: number };

/**
 * Messages so far apart that each is a frame and a write of its own to every receiver, at a rate that both sides hold
 * with ease; compared is the CPU time that a delivery costs.
 */
async function run(options: BenchOptions): Promise<BenchResult> {
  const { runs, people, receivers, probes, warmMs, measureMs } = options.quick ? quick : full;
  const placement = choosePlacement(options.free);
  const machine = describeMachine(placement.words);
  const ours = await startOurs(placement, people, options);
  const yardstick = await startYardstick(placement, options);
  const broadcast = new Broadcast(
    { receivers, probes, size: 200, warmMs, measureMs, p99LimitMs: latestMs },
    placement.load,
    options.cleanup,
  );
  const measured: Run[] = [];
  for (let count = 1; count <= runs; count++) {
    const one = { ours: await measure(broadcast, ours), yardstick: await measure(broadcast, yardstick) };
    const ratio = ownCpu(one.yardstick) / ownCpu(one.ours);
    measured.push({ ...one, ratio });
    options.progress(
      `run ${count} of ${runs}: ${ownCpu(one.ours).toFixed(2)} µs a delivery (${one.ours.together.toFixed(1)}% together, p99 ` +
        `${one.ours.p99.toFixed(1)} ms), bare ws.send ${ownCpu(one.yardstick).toFixed(2)} µs, ratio ${ratio.toFixed(2)}`,
    );
  }
  const together = Math.max(...measured.map((one) => one.ours.together));
  const why = together > mostTogether ? `${together.toFixed(1)}% of the deliveries arrived along with others` : null;
  return { bench: "fanout --no-coalescing", figures: figures(measured, options.quick), machine, void: options.quick ? null : why };
}

async function measure(broadcast: Broadcast, subject: Subject): Promise<BroadcastAttempt> {
  await broadcast.open(subject);
  const result = await broadcast.attempt(subject, 1000 / spacingMs);
  await broadcast.close();
  if (result.failed !== null) throw new Error(`${subject.name}: ${result.failed} (a generator may use ${generatorLimit} of a core)`);
  return result;
}

function ownCpu({ cpuPerDelivery }: BroadcastAttempt): number {
  if (!cpuPerDelivery)
    throw new Error("This system does not tell what CPU time a process used, which this bench compares. It runs on Linux.");
  return cpuPerDelivery.own;
}

function figures(measured: readonly Run[], isQuick: boolean) {
  return figuresOf(measured, [
    ["ratio", (one) => one.ratio, { ...kinds.times, gate: isQuick ? undefined : gate }],
    ["cpu_us_per_delivery", (one) => ownCpu(one.ours), kinds.micros],
    ["yardstick_cpu_us_per_delivery", (one) => ownCpu(one.yardstick), kinds.micros],
    ["deliveries_per_s", (one) => one.ours.deliveriesPerSecond, kinds.deliveries],
    ["yardstick_per_s", (one) => one.yardstick.deliveriesPerSecond, kinds.deliveries],
    ["p50_ms", (one) => one.ours.p50, kinds.ms],
    ["p99_ms", (one) => one.ours.p99, kinds.ms],
    ["yardstick_p99_ms", (one) => one.yardstick.p99, kinds.ms],
    ["together_percent", (one) => one.ours.together, kinds.percent],
    ["generator_cpu", (one) => Math.max(one.ours.generatorCores, one.yardstick.generatorCores), kinds.cores],
    ["others_cpu", (one) => one.ours.others, kinds.cores],
  ]);
}

export const fanoutNoCoalescing: Bench = {
  summary: "the same, one message at a time: CPU time of a delivery with ws.send over that of ours",
  run,
};
