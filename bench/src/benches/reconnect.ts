import { setTimeout as sleep } from "node:timers/promises";
import { socketPath } from "@chatflow/protocol";
import { type Bench, type BenchOptions, type BenchResult, generatorLimit } from "../bench.ts";
import { now } from "../load/clock.ts";
import type { ReturningCrowdTasks } from "../load/returning-crowd.ts";
import { choosePlacement, type Placement } from "../process/placement.ts";
import { spawnServer, startServer, untilReady } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { othersCores, shareOfMachine } from "../process/usage.ts";
import { Worker } from "../process/worker.ts";
import { percentile } from "../report/figure.ts";
import { figuresOf, kinds } from "../report/figures.ts";
import { describeMachine } from "../report/machine.ts";
import { type CrowdOfPeople, makeCrowd } from "../workspace/crowd-of-people.ts";

const gates = { caught_up_s: 4, lost: 0, doubled: 0 };

const patienceMs = 60_000;

const full = {
  runs: 3,
  /** Processes that the clients are spread over. */
  crowds: 2,
  clients: 10_000,
  room: 50,
  perSecond: 50,
  /** So long every connection stands before the server dies: an old one begins with a short delay again. */
  beforeMs: 12_000,
  afterMs: 8000,
};
const quick: typeof full = { ...full, runs: 1, crowds: 2, clients: 100, room: 10, beforeMs: 500, afterMs: 200 };

type Run = {
  caughtUp: number;
  half: number;
  down: number;
  lost: number;
  doubled: number;
  acknowledged: number;
  catchUps: number;
  cores: number;
  others: number | undefined;
};

/** Each run: messages flow, the server is killed and started again; who has missed what, and until when? */
async function run(options: BenchOptions): Promise<BenchResult> {
  const shape = options.quick ? quick : full;
  const placement = choosePlacement(options.free);
  const machine = describeMachine(placement.words);
  const folder = await temporaryFolder(options.cleanup);
  const people = await makePeopleIn(folder, shape, placement);
  const measured: Run[] = [];
  for (let count = 1; count <= shape.runs; count++) {
    const one = await killOnce(folder, people, shape, placement);
    measured.push(one);
    options.progress(
      `run ${count} of ${shape.runs}: back after ${one.down.toFixed(2)} s, half caught up ${one.half.toFixed(2)} s later, all ${one.caughtUp.toFixed(2)} s, ` +
        `${one.acknowledged} messages acknowledged, ${one.lost} deliveries lost, ${one.doubled} doubled, ` +
        `generator ${one.cores.toFixed(2)} cores, others ${one.others?.toFixed(2) ?? "?"}`,
    );
  }
  const busiest = Math.max(...measured.map((one) => one.cores));
  const tooBusy = busiest > generatorLimit ? `the generator used ${busiest.toFixed(2)} of a core` : null;
  return { bench: "reconnect", figures: figures(measured, options.quick), machine, void: options.quick ? null : tooBusy };
}

async function makePeopleIn(folder: string, { clients, room }: typeof full, placement: Placement): Promise<CrowdOfPeople> {
  await using cleanup = new AsyncDisposableStack();
  await startServer(folder, placement.server, cleanup);
  return await makeCrowd(folder, { people: clients, channels: clients / room, channelsOf: (person) => [Math.floor(person / room)] });
}

async function killOnce(folder: string, people: CrowdOfPeople, shape: typeof full, placement: Placement): Promise<Run> {
  await using cleanup = new AsyncDisposableStack();
  const first = await startServer(folder, placement.server, cleanup);
  const crowds = await openCrowds(first.port, people, shape, placement, cleanup);
  await Promise.all(crowds.map((crowd) => crowd.ask("begin", { perSecond: shape.perSecond / crowds.length })));
  await sleep(shape.beforeMs);

  const cpuBefore = await cpuOfAll(crowds);
  const shareBefore = await shareOfMachine();
  const killedAt = now();
  await first.kill();
  const second = await spawnServer(folder, placement.server, { samePort: first.port });
  cleanup.defer(() => second.stop());
  await Promise.race([untilReady(second.url), second.failed]);
  const backAt = now();
  await sleep(shape.afterMs);
  const seconds = (now() - killedAt) / 1000;
  const cores = ((await cpuOfAll(crowds)) - cpuBefore) / 1e6 / seconds;
  const others = othersCores(shareBefore, await shareOfMachine(), seconds);

  const results = await Promise.all(crowds.map((crowd) => crowd.ask("finish", { killedAt, backAt, patienceMs })));
  await Promise.all(crowds.map((crowd) => crowd.ask("close")));
  const times = results.flatMap((one) => one.caughtUpAt);
  const sum = (of: (one: (typeof results)[number]) => number) => results.reduce((total, one) => total + of(one), 0);
  if (sum((one) => one.missing) > 0) throw new Error(`${sum((one) => one.missing)} clients did not come back`);
  if (sum((one) => one.unacknowledged) > 0) throw new Error(`${sum((one) => one.unacknowledged)} sends were never acknowledged`);
  return {
    caughtUp: (percentile(times, 1) - backAt) / 1000,
    half: (percentile(times, 0.5) - backAt) / 1000,
    down: (backAt - killedAt) / 1000,
    lost: sum((one) => one.lost),
    doubled: sum((one) => one.doubled),
    acknowledged: sum((one) => one.acknowledged),
    catchUps: sum((one) => one.catchUps),
    cores,
    others,
  };
}

async function openCrowds(
  port: number,
  { tokens, channelIds }: CrowdOfPeople,
  shape: typeof full,
  { load }: Placement,
  cleanup: AsyncDisposableStack,
) {
  const rooms = channelIds.length / shape.crowds;
  const crowds = Array.from(
    { length: shape.crowds },
    () => new Worker<ReturningCrowdTasks>(new URL("../load/returning-crowd.ts", import.meta.url), load),
  );
  for (const crowd of crowds) cleanup.defer(() => crowd.stop());
  const opening = crowds.map((crowd, place) => {
    const [from, to] = [place * rooms, (place + 1) * rooms];
    const target = { port, path: socketPath, tokens: tokens.slice(from * shape.room, to * shape.room) };
    return crowd.ask("open", { target, channelIds: channelIds.slice(from, to), roomSize: shape.room });
  });
  await Promise.all(opening);
  return crowds;
}

async function cpuOfAll(crowds: readonly Worker<ReturningCrowdTasks>[]): Promise<number> {
  const readings = await Promise.all(crowds.map((crowd) => crowd.ask("reading")));
  return readings.reduce((sum, reading) => sum + reading.cpuMicros, 0);
}

function figures(measured: readonly Run[], isQuick: boolean) {
  const gateOf = (name: keyof typeof gates) => ({ gate: isQuick ? undefined : gates[name] });
  return figuresOf(measured, [
    ["caught_up_s", (one) => one.caughtUp, { ...kinds.seconds, ...gateOf("caught_up_s") }],
    ["half_caught_up_s", (one) => one.half, kinds.seconds],
    ["lost", (one) => one.lost, { ...kinds.count, ...gateOf("lost") }],
    ["doubled", (one) => one.doubled, { ...kinds.count, ...gateOf("doubled") }],
    ["down_s", (one) => one.down, kinds.seconds],
    ["acknowledged", (one) => one.acknowledged, { unit: "messages", better: "higher" }],
    ["catch_ups", (one) => one.catchUps, kinds.count],
    ["generator_cpu", (one) => one.cores, kinds.cores],
    ["others_cpu", (one) => one.others, kinds.cores],
  ]);
}

export const reconnect: Bench = {
  summary: "10,000 clients, the server killed while messages flow: lost, doubled, and until all have caught up",
  run,
};
