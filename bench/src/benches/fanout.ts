import { socketPath } from "@chatflow/protocol";
import type { Bench, BenchOptions, BenchResult } from "../bench.ts";
import { choosePlacement, type Placement } from "../process/placement.ts";
import { startServer } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { figure } from "../report/figure.ts";
import { describeMachine } from "../report/machine.ts";
import { makeChannel, makePeople } from "../workspace/people.ts";
import { startWsBroadcast } from "../yardsticks/yardstick-servers.ts";
import { Broadcast, type BroadcastAttempt, type Subject } from "./broadcast.ts";
import { highestRate, type Search } from "./highest-rate.ts";

const gate = 8;

const full = {
  runs: 3,
  /** Accounts; each has its share of the connections. */
  people: 10,
  shape: { receivers: 1000, probes: 10, size: 200, warmMs: 1000, measureMs: 3000, p99LimitMs: 50 },
  search: { factor: 1.25, refinements: 2, attempts: 60 },
  startAt: { ours: 1000, yardstick: 125 },
};
const quick: typeof full = {
  runs: 1,
  people: 2,
  shape: { ...full.shape, receivers: 50, warmMs: 100, measureMs: 300, p99LimitMs: 1000 },
  search: { factor: 2, refinements: 0, attempts: 1 },
  startAt: { ours: 50, yardstick: 50 },
};

/** Each run: the highest rate that we sustain and the highest that the bare loop sustains, one after the other. */
async function run(options: BenchOptions): Promise<BenchResult> {
  const { runs, people, shape, search, startAt } = options.quick ? quick : full;
  const placement = choosePlacement(options.free);
  const machine = describeMachine(placement.words);
  const ours = await startOurs(placement, people, options);
  const yardstick = await startYardstick(placement, options);
  const broadcast = new Broadcast(shape, placement.load, options.cleanup);
  const pairs: { ours: BroadcastAttempt; yardstick: BroadcastAttempt }[] = [];
  const next = { ...startAt };
  for (let count = 1; count <= runs; count++) {
    const best = {
      ours: await findHighest(broadcast, ours, { ...search, startAt: next.ours }, options),
      yardstick: await findHighest(broadcast, yardstick, { ...search, startAt: next.yardstick }, options),
    };
    const ratio = best.ours.deliveriesPerSecond / best.yardstick.deliveriesPerSecond;
    options.progress(`run ${count} of ${runs}: ratio ${ratio.toFixed(2)}`);
    pairs.push(best);
    next.ours = Math.round(best.ours.rate * 0.9);
    next.yardstick = Math.round(best.yardstick.rate * 0.9);
  }
  return { bench: "fanout", figures: figuresOf(pairs, options.quick), machine, void: null };
}

/** Our server with one channel that everybody is a member of. */
export async function startOurs(placement: Placement, people: number, { cleanup }: BenchOptions): Promise<Subject> {
  const server = await startServer(await temporaryFolder(cleanup), placement.server, cleanup);
  const members = await makePeople(server.url, people);
  const channelId = await makeChannel("fanout", members);
  const target = { port: server.port, path: socketPath, tokens: members.map((person) => person.token) };
  return { name: "ChatFlow", target, format: { kind: "call", channelIds: [channelId] }, pid: server.pid };
}

export async function startYardstick(placement: Placement, { cleanup }: BenchOptions): Promise<Subject> {
  const server = await startWsBroadcast(placement.server);
  cleanup.defer(() => server.stop());
  return { name: "bare ws.send", target: server.target, format: { kind: "text" }, pid: server.pid };
}

async function findHighest(broadcast: Broadcast, subject: Subject, search: Search, { progress }: BenchOptions): Promise<BroadcastAttempt> {
  await broadcast.open(subject);
  const attempt = async (rate: number) => {
    const result = await broadcast.attempt(subject, rate);
    progress(
      `  ${subject.name}: ${rate} messages/s, ${Math.round(result.deliveriesPerSecond)} deliveries/s, p50 ${result.p50.toFixed(1)} ms, ` +
        `p99 ${result.p99.toFixed(1)} ms, generator ${result.generatorCores.toFixed(2)} cores, others ${result.others?.toFixed(2) ?? "?"}: ${result.failed ?? "sustained"}`,
    );
    return result;
  };
  const best = await highestRate(attempt, search);
  await broadcast.close();
  if (!best) throw new Error(`${subject.name} sustained no rate at all`);
  return best;
}

function figuresOf(pairs: readonly { ours: BroadcastAttempt; yardstick: BroadcastAttempt }[], isQuick: boolean) {
  const ours = pairs.map((pair) => pair.ours);
  const yardstick = pairs.map((pair) => pair.yardstick);
  const ratios = pairs.map((pair) => pair.ours.deliveriesPerSecond / pair.yardstick.deliveriesPerSecond);
  const rate = { unit: "deliveries/s", better: "higher" } as const;
  const micros = { unit: "µs", better: "lower" } as const;
  const figures = [
    figure("ratio", ratios, { unit: "x", better: "higher", ...(isQuick ? {} : { gate }) }),
    figure(
      "deliveries_per_s",
      ours.map((one) => one.deliveriesPerSecond),
      rate,
    ),
    figure(
      "yardstick_per_s",
      yardstick.map((one) => one.deliveriesPerSecond),
      rate,
    ),
    figure(
      "p50_ms",
      ours.map((one) => one.p50),
      { unit: "ms", better: "lower" },
    ),
    figure(
      "p99_ms",
      ours.map((one) => one.p99),
      { unit: "ms", better: "lower" },
    ),
    figure(
      "generator_cpu",
      ours.map((one) => one.generatorCores),
      { unit: "cores", better: "lower" },
    ),
  ];
  // Only Linux tells these.
  const others = pairs.flatMap(({ ours, yardstick }) =>
    ours.others === undefined || yardstick.others === undefined ? [] : [Math.max(ours.others, yardstick.others)],
  );
  if (others.length > 0) figures.push(figure("others_cpu", others, { unit: "cores", better: "lower" }));
  const own = (attempts: BroadcastAttempt[]) => attempts.flatMap(({ cpuPerDelivery }) => cpuPerDelivery?.own ?? []);
  const tree = (attempts: BroadcastAttempt[]) => attempts.flatMap(({ cpuPerDelivery }) => cpuPerDelivery?.tree ?? []);
  if (own(ours).length > 0) {
    figures.push(
      figure("cpu_us_per_delivery", own(ours), micros),
      figure("cpu_us_per_delivery_with_database", tree(ours), micros),
      figure("yardstick_cpu_us_per_delivery", own(yardstick), micros),
    );
  }
  return figures;
}

export const fanout: Bench = {
  summary: "deliveries/s to 1,000 members of one channel, stored first, over a bare ws.send loop that stores nothing",
  run,
};
