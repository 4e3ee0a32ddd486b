import { socketPath } from "@chatflow/protocol";
import type { Bench, BenchOptions, BenchResult } from "../bench.ts";
import { choosePlacement, type Placement } from "../process/placement.ts";
import { startServer } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { figuresOf, kinds } from "../report/figures.ts";
import { describeMachine } from "../report/machine.ts";
import { makeCrowd } from "../workspace/crowd-of-people.ts";
import { databaseAddress } from "../workspace/database.ts";
import { startSocketIoChat } from "../yardsticks/yardstick-servers.ts";
import { Broadcast, type BroadcastAttempt, type Subject } from "./broadcast.ts";

const gates = { p99: 60, ratio: 3 };
const messagesPerSecond = 2;

/** A p99 beyond this ends the bench. */
const latestMs = 20_000;

const full = { runs: 3, receivers: 10_000, probes: 100, warmMs: 2000, measureMs: 15_000 };
const quick: typeof full = { runs: 1, receivers: 100, probes: 5, warmMs: 0, measureMs: 1000 };

type Run = { ours: BroadcastAttempt; yardstick: BroadcastAttempt };

/** Everybody in one room, a connection each, and a message now and then: when does the last one have it? */
async function run(options: BenchOptions): Promise<BenchResult> {
  const { runs, receivers, probes, warmMs, measureMs } = options.quick ? quick : full;
  const placement = choosePlacement(options.free);
  const machine = describeMachine(placement.words);
  const subjects = await startBoth(placement, receivers, options);
  const broadcast = new Broadcast(
    { receivers, probes, size: 200, warmMs, measureMs, p99LimitMs: latestMs },
    placement.load,
    options.cleanup,
  );
  const measured: Run[] = [];
  for (let count = 1; count <= runs; count++) {
    const one = {
      ours: await measure(broadcast, subjects.ours, options),
      yardstick: await measure(broadcast, subjects.yardstick, options),
    };
    measured.push(one);
    options.progress(`run ${count} of ${runs}: the yardstick's p99 is ${(one.yardstick.p99 / one.ours.p99).toFixed(2)} times ours`);
  }
  return { bench: "bigroom", figures: figures(measured, options.quick), machine, void: null };
}

async function startBoth(placement: Placement, people: number, { cleanup, progress }: BenchOptions) {
  const folder = await temporaryFolder(cleanup);
  const server = await startServer(folder, placement.server, cleanup);
  progress(`making ${people} people in one channel`);
  const { tokens, channelIds } = await makeCrowd(folder, { people, channels: 1, channelsOf: () => [0] });
  const chat = await startSocketIoChat(placement.server, await databaseAddress(folder));
  cleanup.defer(() => chat.stop());
  const ours: Subject = {
    name: "ChatFlow",
    target: { port: server.port, path: socketPath, tokens },
    format: { kind: "call", channelIds },
    pid: server.pid,
  };
  const yardstick: Subject = {
    name: "Socket.IO, insert then emit",
    target: chat.target,
    format: { kind: "socket.io" },
    pid: chat.pid,
  };
  return { ours, yardstick };
}

async function measure(broadcast: Broadcast, subject: Subject, { progress }: BenchOptions): Promise<BroadcastAttempt> {
  await broadcast.open(subject);
  const result = await broadcast.attempt(subject, messagesPerSecond);
  await broadcast.close();
  if (result.failed !== null) throw new Error(`${subject.name}: ${result.failed}`);
  progress(
    `  ${subject.name}: p50 ${result.p50.toFixed(1)} ms, p99 ${result.p99.toFixed(1)} ms, ` +
      `generator ${result.generatorCores.toFixed(2)} cores, others ${result.others?.toFixed(2) ?? "?"}`,
  );
  return result;
}

function figures(measured: readonly Run[], isQuick: boolean) {
  const gateOf = (name: keyof typeof gates) => ({ gate: isQuick ? undefined : gates[name] });
  return figuresOf(measured, [
    ["p99", (one) => one.ours.p99, { ...kinds.ms, ...gateOf("p99") }],
    ["ratio", (one) => one.yardstick.p99 / one.ours.p99, { ...kinds.times, ...gateOf("ratio") }],
    ["p50", (one) => one.ours.p50, kinds.ms],
    ["yardstick_p50", (one) => one.yardstick.p50, kinds.ms],
    ["yardstick_p99", (one) => one.yardstick.p99, kinds.ms],
    ["cpu_us_per_delivery", (one) => one.ours.cpuPerDelivery?.own, kinds.micros],
    ["yardstick_cpu_us_per_delivery", (one) => one.yardstick.cpuPerDelivery?.own, kinds.micros],
    ["generator_cpu", (one) => Math.max(one.ours.generatorCores, one.yardstick.generatorCores), kinds.cores],
    ["others_cpu", (one) => one.ours.others, kinds.cores],
  ]);
}

export const bigroom: Bench = {
  summary: "one room of 10,000 connections and 2 messages/s: send to delivery, beside a naive Socket.IO chat",
  run,
};
