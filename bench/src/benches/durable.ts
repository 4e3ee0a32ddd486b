import { socketPath } from "@chatflow/protocol";
import { type Bench, type BenchOptions, type BenchResult, generatorLimit } from "../bench.ts";
import type { BusySenderTasks } from "../load/busy-senders.ts";
import { now } from "../load/clock.ts";
import { choosePlacement } from "../process/placement.ts";
import { type ServerProcess, startServer } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { type Cpu, cpuOf, othersCores, shareOfMachine } from "../process/usage.ts";
import { Worker } from "../process/worker.ts";
import { figure } from "../report/figure.ts";
import { describeMachine } from "../report/machine.ts";
import { databaseAddress } from "../workspace/database.ts";
import { makeChannel, makePeople, type Person } from "../workspace/people.ts";
import type { InsertsTasks } from "../yardsticks/inserts.ts";

const gates = { ratio: 10, ceiling: 0.6 };
const textSize = 200;
const batchRows = 200;

const full = { runs: 5, channels: 100, inFlight: 8, warmMs: 1000, ms: 4000 };
const quick: typeof full = { runs: 1, channels: 5, inFlight: 4, warmMs: 200, ms: 500 };

type Measured = {
  single: number;
  batched: number;
  perSecond: number;
  p50: number;
  p99: number;
  cores: number;
  others: number | undefined;
  cpuPerSend: Cpu | undefined;
};

/** Each run: rows committed one by one, rows committed 200 at a time, and sends that the server acknowledges. */
async function run(options: BenchOptions): Promise<BenchResult> {
  const { runs, channels, inFlight, warmMs, ms } = options.quick ? quick : full;
  const { cleanup, progress } = options;
  const placement = choosePlacement(options.free);
  const machine = describeMachine(placement.words);
  const folder = await temporaryFolder(cleanup);
  const server = await startServer(folder, placement.server, cleanup);
  const inserts = new Worker<InsertsTasks>(new URL("../yardsticks/inserts.ts", import.meta.url), placement.load);
  cleanup.defer(() => inserts.stop());
  const address = await databaseAddress(folder);
  await inserts.ask("connect", { address, channels, size: textSize });
  const senders = new Worker<BusySenderTasks>(new URL("../load/busy-senders.ts", import.meta.url), placement.load);
  cleanup.defer(() => senders.stop());
  await openSenders(senders, server, channels);

  const measured: Measured[] = [];
  for (let count = 1; count <= runs; count++) {
    const began = now();
    const shareBefore = await shareOfMachine();
    const { perSecond: single } = await inserts.ask("single", { ms });
    const { perSecond: batched } = await inserts.ask("batched", { ms, rows: batchRows });
    const before = await cpuOf(server.pid);
    const sends = await senders.ask("run", { inFlight, warmMs, measureMs: ms });
    const after = await cpuOf(server.pid);
    const others = othersCores(shareBefore, await shareOfMachine(), (now() - began) / 1000);
    // Over the whole load, its warming up included, at the rate that was measured when it was warm.
    const total = (sends.perSecond * (warmMs + ms)) / 1000;
    const cpuPerSend = before && after && { own: (after.own - before.own) / total, tree: (after.tree - before.tree) / total };
    measured.push({ single, batched, ...sends, others, cpuPerSend });
    progress(
      `run ${count} of ${runs}: single rows ${Math.round(single)}/s, batched rows ${Math.round(batched)}/s, ` +
        `acknowledged sends ${Math.round(sends.perSecond)}/s (p50 ${sends.p50.toFixed(1)} ms, p99 ${sends.p99.toFixed(1)} ms), generator ${sends.cores.toFixed(2)} cores, others ${others?.toFixed(2) ?? "?"}`,
    );
  }
  const busiest = Math.max(...measured.map((one) => one.cores));
  const tooBusy = busiest > generatorLimit ? `the generator used ${busiest.toFixed(2)} of a core` : null;
  return { bench: "durable", figures: figuresOf(measured, options.quick), machine, void: tooBusy };
}

/** Each channel has two members, and its owner sends: so each send is acknowledged to one and delivered to two. */
async function openSenders(senders: Worker<BusySenderTasks>, server: ServerProcess, channels: number): Promise<void> {
  const people = await makePeople(server.url, channels);
  const channelIds: string[] = [];
  for (const [index, owner] of people.entries()) {
    const other: Person = people[(index + 1) % people.length] ?? people[0];
    channelIds.push(await makeChannel(`durable-${index}`, [owner, other]));
  }
  const target = { port: server.port, path: socketPath, tokens: people.map((person) => person.token) };
  await senders.ask("open", { target, channelIds, textSize });
}

function figuresOf(measured: readonly Measured[], isQuick: boolean) {
  const rows = { unit: "rows/s", better: "higher" } as const;
  const ms = { unit: "ms", better: "lower" } as const;
  const micros = { unit: "µs", better: "lower" } as const;
  const figures = [
    figure(
      "ratio",
      measured.map((one) => one.perSecond / one.single),
      { unit: "x", better: "higher", ...(isQuick ? {} : { gate: gates.ratio }) },
    ),
    figure(
      "ceiling",
      measured.map((one) => one.perSecond / one.batched),
      { unit: "x", better: "higher", ...(isQuick ? {} : { gate: gates.ceiling }) },
    ),
    figure(
      "sends_per_s",
      measured.map((one) => one.perSecond),
      { unit: "sends/s", better: "higher" },
    ),
    figure(
      "single_per_s",
      measured.map((one) => one.single),
      rows,
    ),
    figure(
      "batched_per_s",
      measured.map((one) => one.batched),
      rows,
    ),
    figure(
      "ack_p50_ms",
      measured.map((one) => one.p50),
      ms,
    ),
    figure(
      "ack_p99_ms",
      measured.map((one) => one.p99),
      ms,
    ),
    figure(
      "generator_cpu",
      measured.map((one) => one.cores),
      { unit: "cores", better: "lower" },
    ),
  ];
  // Only Linux tells these.
  const others = measured.flatMap((one) => one.others ?? []);
  if (others.length > 0) figures.push(figure("others_cpu", others, { unit: "cores", better: "lower" }));
  const cpu = measured.flatMap(({ cpuPerSend }) => cpuPerSend ?? []);
  if (cpu.length > 0) {
    figures.push(
      figure(
        "cpu_us_per_send",
        cpu.map(({ own }) => own),
        micros,
      ),
    );
    figures.push(
      figure(
        "cpu_us_per_send_with_database",
        cpu.map(({ tree }) => tree),
        micros,
      ),
    );
  }
  return figures;
}

export const durable: Bench = {
  summary: "acknowledged sends/s over single-row commits of one client, and over raw inserts in batches of 200",
  run,
};
