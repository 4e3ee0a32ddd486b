import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TransportName } from "@chatflow/client";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { makePeople, type Person } from "../workspace/people.ts";
import { readDatabase, readViews, untilQuiet } from "./aftermath.ts";
import { check } from "./check.ts";
import { inject, type Outcome, type Victim } from "./faults.ts";
import type { Finding, Room } from "./history.ts";
import { runLoad } from "./load.ts";
import { makeRooms, openClients } from "./members.ts";
import { createRandom } from "./random.ts";
import { Recorder } from "./recorder.ts";
import type { Schedule, TimedFault } from "./schedule.ts";
import { keepServer } from "./server-keeper.ts";
import { mountSmallDisk, type SmallDisk } from "./small-disk.ts";
import type { Liar } from "./tap.ts";
import { openTcpProxy } from "./tcp-proxy.ts";

/** How long after the load a line may still be silent. The heartbeat finds it 10 s after somebody looks at the screen. */
const silentAtMostMs = 20_000;

export type RunOptions = {
  /** What is deferred here runs when the schedule ends, however it ends. */
  cleanup: AsyncDisposableStack;
  people?: number;
  /** How events may travel; by default as the SDK decides. */
  transports?: readonly TransportName[] | undefined;
  /** Plants a bug between the clients and the wire. */
  liar?(rooms: readonly Room[], people: readonly Person[]): Liar;
};

export type RunResult = {
  /** Sends and changes. */
  acknowledged: number;
  delivered: number;
  findings: Finding[];
  /** What went wrong besides the contract: the server ended by itself, or things did not come to rest. */
  troubles: string[];
  /** From the end of the load until everyone was connected and up to date again. */
  restMs: number;
  /** What that waited for last. */
  waitedFor: string | null;
  outcomes: { fault: TimedFault; outcome: Outcome }[];
};

/** Lives through one schedule on a workspace of its own: load with faults, healing, rest, check. */
export async function runSchedule(schedule: Schedule, options: RunOptions): Promise<RunResult> {
  const { cleanup } = options;
  const random = createRandom(schedule.seed + 0x10000);
  const { dataFolder, disk } = await makeFolder(schedule, cleanup);
  const proxy = await openTcpProxy();
  cleanup.defer(() => proxy.close());
  const keeper = keepServer(dataFolder, proxy, cleanup);
  const people = await makePeople(await keeper.ready(), options.people ?? 20);
  const rooms = await makeRooms(people, random);
  const recorder = new Recorder(rooms);
  const url = `http://127.0.0.1:${proxy.port}`;
  const members = await openClients(people, {
    url,
    recorder,
    random,
    transports: options.transports,
    liar: options.liar?.(rooms, people),
    cleanup,
  });

  const victim: Victim = { dataFolder, keeper, proxy, random: createRandom(schedule.seed + 0x20000), disk };
  const [outcomes] = await Promise.all([
    Promise.all(schedule.faults.map((fault) => happen(fault, victim))),
    runLoad({ members, rooms, random }, schedule.loadMs),
  ]);
  const troubles: string[] = [];
  const loadEnded = performance.now();
  const freshUrl = await keeper.ready();
  keeper.mayFail(false);
  // Clients have to find dead lines themselves until then; a request over plain HTTP would wait for its whole time limit.
  const network = setTimeout(() => proxy.resetSilent(), silentAtMostMs);
  cleanup.defer(() => clearTimeout(network));
  const rest = await untilQuiet(members, dataFolder);
  const restMs = performance.now() - loadEnded;
  if (!rest.quiet) troubles.push(`not at rest 90 s after healing: ${rest.last}`);
  const history = recorder.history({ ...(await readDatabase(dataFolder)), ...(await readViews(members, freshUrl)) });
  troubles.push(...keeper.unexplained().map((end) => `the server ended by itself: ${lastLines(end)}`));
  return {
    acknowledged: history.acknowledgements.length + history.changes.filter(({ outcome }) => outcome === "done").length,
    delivered: history.deliveries.length,
    findings: check(history),
    troubles,
    outcomes,
    restMs,
    waitedFor: rest.last,
  };
}

async function happen(fault: TimedFault, victim: Victim) {
  await sleep(fault.atMs);
  const outcome = await inject(fault.fault, victim);
  return { fault, outcome };
}

/** An empty data folder; on a disk of its own, small enough to fill, where the schedule fills one. */
async function makeFolder(
  { faults }: Schedule,
  cleanup: AsyncDisposableStack,
): Promise<{ dataFolder: string; disk: SmallDisk | undefined }> {
  const folder = await temporaryFolder(cleanup);
  const needed = faults.some(({ fault }) => fault.kind === "full-disk");
  const disk = needed ? await mountSmallDisk(folder, cleanup) : undefined;
  return { dataFolder: disk ? join(disk.folder, "data") : folder, disk };
}

/** What a server said last, short enough to be read. */
function lastLines(text: string): string {
  const [first, ...lines] = text.trim().split("\n");
  return [first, ...lines.slice(-14)].map((line) => line?.slice(0, 240)).join("\n    ");
}
