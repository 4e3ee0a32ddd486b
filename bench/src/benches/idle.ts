import { setTimeout as sleep } from "node:timers/promises";
import { socketPath } from "@chatflow/protocol";
import { type Bench, type BenchOptions, type BenchResult, disturbanceLimit } from "../bench.ts";
import { now } from "../load/clock.ts";
import type { CrowdTasks } from "../load/crowd.ts";
import type { Target } from "../load/raw-client.ts";
import { collectsOnSignal, keptKb } from "../process/memory.ts";
import { choosePlacement, type Placement } from "../process/placement.ts";
import { startServer } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { cpuOf, othersCores, shareOfMachine } from "../process/usage.ts";
import { Worker } from "../process/worker.ts";
import { figuresOf, kinds } from "../report/figures.ts";
import { describeMachine } from "../report/machine.ts";
import { type CrowdOfPeople, makeCrowd } from "../workspace/crowd-of-people.ts";
import { startSocketIoChat, startWsBroadcast } from "../yardsticks/yardstick-servers.ts";
import { slope } from "./slope.ts";

const gates = { kb_per_connection: 12, cpu_cores: 0.2 };
/** The processor time of so many connections is told. */
const manyConnections = 50_000;

/** People who share ten channels. */
const team = { people: 50, channels: 10 };

const full = { runs: 3, levels: [2000, 6000, 10_000], settleMs: 3000, collectMs: 1500, watchMs: 60_000 };
const quick: typeof full = { runs: 1, levels: [50, 150], settleMs: 100, collectMs: 150, watchMs: 500 };

type Idle = { kb: number; cores: number | undefined; others: number | undefined };
type Run = { ours: Idle; ws: Idle; socketIo: Idle };

/** Connections that say and hear nothing but pings: what each costs in memory, and all of them in processor time. */
async function run(options: BenchOptions): Promise<BenchResult> {
  const shape = options.quick ? quick : full;
  const placement = choosePlacement(options.free);
  const machine = describeMachine(placement.words);
  const folder = await temporaryFolder(options.cleanup);
  const people = await makePeopleIn(folder, Math.max(...shape.levels), placement);
  const measured: Run[] = [];
  for (let count = 1; count <= shape.runs; count++) {
    // A new process for each run: what one has once taken from the system it does not quite give back.
    const ours = await withServer(folder, people, placement, (target, pid) => measure(target, pid, placement, shape, shape.watchMs));
    const ws = await withYardstick(startWsBroadcast(placement.server, collectsOnSignal), (target, pid) =>
      measure(target, pid, placement, shape, 0),
    );
    const socketIo = await withYardstick(startSocketIoChat(placement.server, null, collectsOnSignal), (target, pid) =>
      measure(target, pid, placement, shape, 0),
    );
    measured.push({ ours, ws, socketIo });
    options.progress(
      `run ${count} of ${shape.runs}: ${ours.kb.toFixed(1)} KB a connection, ${ours.cores?.toFixed(3) ?? "?"} cores for ${manyConnections}, ` +
        `ws ${ws.kb.toFixed(1)} KB, Socket.IO ${socketIo.kb.toFixed(1)} KB, others ${ours.others?.toFixed(2) ?? "?"}`,
    );
  }
  const disturbed = measured.some(({ ours }) => (ours.others ?? 0) > disturbanceLimit);
  if (disturbed) options.progress("other programs ran meanwhile; memory does not mind, processor time may");
  return { bench: "idle", figures: figures(measured, options.quick), machine, void: null };
}

async function makePeopleIn(folder: string, people: number, placement: Placement): Promise<CrowdOfPeople> {
  await using cleanup = new AsyncDisposableStack();
  await startServer(folder, placement.server, cleanup);
  const teamOf = (person: number) => Math.floor(person / team.people);
  const channels = (teamOf(people - 1) + 1) * team.channels;
  const channelsOf = (person: number) => Array.from({ length: team.channels }, (_, place) => teamOf(person) * team.channels + place);
  return await makeCrowd(folder, { people, channels, channelsOf });
}

async function withServer<T>(
  folder: string,
  { tokens }: CrowdOfPeople,
  placement: Placement,
  use: (target: Target, pid: number) => Promise<T>,
) {
  await using cleanup = new AsyncDisposableStack();
  const server = await startServer(folder, placement.server, cleanup, { nodeOptions: collectsOnSignal });
  return await use({ port: server.port, path: socketPath, tokens }, server.pid);
}

async function withYardstick<T>(starting: ReturnType<typeof startWsBroadcast>, use: (target: Target, pid: number) => Promise<T>) {
  await using cleanup = new AsyncDisposableStack();
  const server = await starting;
  cleanup.defer(() => server.stop());
  return await use(server.target, server.pid);
}

/** Opens connections up to each level, lets the process come to rest, and looks what it keeps. */
async function measure(target: Target, pid: number, placement: Placement, shape: typeof full, watchMs: number): Promise<Idle> {
  await using cleanup = new AsyncDisposableStack();
  const crowd = new Worker<CrowdTasks>(new URL("../load/crowd.ts", import.meta.url), placement.load);
  cleanup.defer(() => crowd.stop());
  const points: { x: number; y: number }[] = [];
  for (const level of shape.levels) {
    const open = points.at(-1)?.x ?? 0;
    await crowd.ask("open", { target: { ...target, tokens: target.tokens.slice(open, level) }, count: level - open });
    await sleep(shape.settleMs);
    points.push({ x: level, y: await keptKb(pid, shape.collectMs) });
  }
  const watched = watchMs > 0 ? await watch(pid, watchMs) : { micros: undefined, others: undefined };
  const { closedByServer } = await crowd.ask("reading");
  if (closedByServer > 0) throw new Error(`the server closed ${closedByServer} connections`);
  const many = manyConnections / (shape.levels.at(-1) ?? 1);
  const cores = watched.micros === undefined ? undefined : (watched.micros / 1000 / watchMs) * many;
  return { kb: slope(points), cores, others: watched.others };
}

/** The processor time that the process takes, its database not counted, which has nothing to do. */
async function watch(pid: number, ms: number) {
  const began = now();
  const [before, shareBefore] = [await cpuOf(pid), await shareOfMachine()];
  await sleep(ms);
  const [after, shareAfter] = [await cpuOf(pid), await shareOfMachine()];
  const micros = before && after && after.own - before.own;
  return { micros, others: othersCores(shareBefore, shareAfter, (now() - began) / 1000) };
}

function figures(measured: readonly Run[], isQuick: boolean) {
  const gateOf = (name: keyof typeof gates) => ({ gate: isQuick ? undefined : gates[name] });
  return figuresOf(measured, [
    ["kb_per_connection", (one) => one.ours.kb, { ...kinds.kilobytes, ...gateOf("kb_per_connection") }],
    ["cpu_cores", (one) => one.ours.cores, { ...kinds.cores, ...gateOf("cpu_cores") }],
    ["ws_kb_per_connection", (one) => one.ws.kb, kinds.kilobytes],
    ["socketio_kb_per_connection", (one) => one.socketIo.kb, kinds.kilobytes],
    ["others_cpu", (one) => one.ours.others, kinds.cores],
  ]);
}

export const idle: Bench = {
  summary: "signed-in connections with 10 channels each that only answer pings: KB each, and cores for 50,000",
  run,
};
