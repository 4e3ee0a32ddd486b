import { setTimeout as sleep } from "node:timers/promises";
import { disturbanceLimit, generatorLimit } from "../bench.ts";
import type { CrowdTasks } from "../load/crowd.ts";
import type { Format, ProbeTasks } from "../load/probe.ts";
import type { Target } from "../load/raw-client.ts";
import { type Cpu, cpuOf, othersCores, shareOfMachine } from "../process/usage.ts";
import { Worker } from "../process/worker.ts";
import type { Attempt } from "./highest-rate.ts";

/** A server under test: where it is, how a message is put to it, whose CPU time counts. */
export type Subject = { name: string; target: Target; format: Format; pid: number };

export type BroadcastShape = { receivers: number; probes: number; size: number; warmMs: number; measureMs: number; p99LimitMs: number };

export type BroadcastAttempt = Attempt & {
  deliveriesPerSecond: number;
  p50: number;
  p99: number;
  /** Cores that the whole load generator used. */
  generatorCores: number;
  /** Cores that programs beside this bench used. */
  others: number | undefined;
  /** Share of the sampled deliveries, in percent, that a connection got by one read along with others. */
  together: number;
  /** CPU microseconds for each delivery: of the process that serves, and with its PostgreSQL. */
  cpuPerDelivery: Cpu | undefined;
};

const crowdFile = new URL("../load/crowd.ts", import.meta.url);
const probeFile = new URL("../load/probe.ts", import.meta.url);

/** Many receivers of one stream of messages: a crowd that counts, and a few probes that send and measure latency. */
export class Broadcast {
  readonly #crowd: Worker<CrowdTasks>;
  readonly #probe: Worker<ProbeTasks>;
  readonly #shape: BroadcastShape;

  constructor(shape: BroadcastShape, core: number | null, cleanup: AsyncDisposableStack) {
    this.#shape = shape;
    this.#crowd = new Worker<CrowdTasks>(crowdFile, core);
    cleanup.defer(() => this.#crowd.stop());
    this.#probe = new Worker<ProbeTasks>(probeFile, core);
    cleanup.defer(() => this.#probe.stop());
  }

  /** Opens every connection, the probes evenly spread, so that their latency stands for first and last alike. */
  async open({ target }: Subject): Promise<void> {
    const { receivers, probes } = this.#shape;
    const share = Math.floor(receivers / probes);
    for (let probe = 0; probe < probes; probe++) {
      const tokens = Array.from({ length: share }, (_, place) => target.tokens[(probe * share + place) % target.tokens.length] ?? "");
      const [first, ...others] = target.tokens.length > 0 ? tokens : [];
      await this.#crowd.ask("open", { target: { ...target, tokens: others }, count: share - 1 });
      await this.#probe.ask("open", { target: { ...target, tokens: first === undefined ? [] : [first] }, count: 1 });
    }
    await this.#greeted();
  }

  async close(): Promise<void> {
    await Promise.all([this.#crowd.ask("close"), this.#probe.ask("close")]);
    await sleep(500);
  }

  /** Sends at the rate for a while. What was sent must all arrive, in time, and leave the generator some air. */
  async attempt(subject: Subject, rate: number): Promise<BroadcastAttempt> {
    const { size, warmMs, measureMs, p99LimitMs } = this.#shape;
    const before = await this.#crowd.ask("reading");
    const load = { format: subject.format, rate, size, warmMs, measureMs, hopelessMs: 40 * p99LimitMs };
    const running = this.#probe.ask("run", load);
    running.catch(() => {}); // awaited below
    await sleep(warmMs);
    const from = await this.#read(subject.pid);
    await sleep(measureMs);
    const to = await this.#read(subject.pid);
    const run = await running;
    const missing = run.missing + (await this.#missing(before.texts, run.sent));
    const closed = run.closedByServer + (await this.#crowd.ask("reading")).closedByServer;

    const seconds = (to.at - from.at) / 1000;
    const deliveries = to.deliveries - from.deliveries;
    const per = (cpu: (of: Cpu) => number) => (from.cpu && to.cpu ? (cpu(to.cpu) - cpu(from.cpu)) / deliveries : Number.NaN);
    const others = othersCores(from.share, to.share, seconds);
    const result = {
      rate,
      disturbed: (others ?? 0) > disturbanceLimit,
      others,
      deliveriesPerSecond: deliveries / seconds,
      p50: run.p50,
      p99: run.p99,
      together: (100 * run.together) / run.received,
      generatorCores: (to.generatorMicros - from.generatorMicros) / 1e6 / seconds,
      cpuPerDelivery: from.cpu && to.cpu ? { own: per((of) => of.own), tree: per((of) => of.tree) } : undefined,
    };
    return { ...result, failed: this.#verdict(result, { ...run, missing, closed }) };
  }

  #verdict(
    result: Omit<BroadcastAttempt, "failed">,
    run: { complete: boolean; missing: number; unanswered: number; refusal: string | undefined; closed: number },
  ): string | null {
    if (run.refusal !== undefined) return `a send was refused: ${run.refusal}`;
    if (run.closed > 0) return `the server closed ${run.closed} connections`;
    if (!run.complete) return "hopelessly late";
    if (run.missing > 0) return `${run.missing} deliveries did not arrive`;
    if (run.unanswered > 0) return `${run.unanswered} sends were not answered`;
    if (result.generatorCores > generatorLimit) return `the generator used ${result.generatorCores.toFixed(2)} of a core`;
    if (!(result.p99 <= this.#shape.p99LimitMs)) return `p99 ${result.p99.toFixed(1)} ms`;
    return null;
  }

  /** Resolves when the crowd is told nothing more: greetings are no deliveries. */
  async #greeted(): Promise<void> {
    for (let texts = -1; ; ) {
      await sleep(200);
      const reading = await this.#crowd.ask("reading");
      if (reading.texts === texts) return;
      texts = reading.texts;
    }
  }

  async #read(pid: number) {
    const asked = [this.#crowd.ask("reading"), this.#probe.ask("reading"), cpuOf(pid), shareOfMachine()] as const;
    const [crowd, probe, cpu, share] = await Promise.all(asked);
    return { at: crowd.at, deliveries: crowd.texts + probe.received, generatorMicros: crowd.cpuMicros + probe.cpuMicros, cpu, share };
  }

  /** How many deliveries to the crowd are still missing when nothing more comes. */
  async #missing(textsBefore: number, sent: number): Promise<number> {
    const { receivers, probes } = this.#shape;
    const expected = textsBefore + sent * (Math.floor(receivers / probes) - 1) * probes;
    for (let texts = textsBefore; ; ) {
      const reading = await this.#crowd.ask("reading");
      if (reading.texts >= expected || reading.texts === texts) return expected - reading.texts;
      texts = reading.texts;
      await sleep(reading.closedByServer > 0 ? 0 : 500);
    }
  }
}
