import { setTimeout as sleep } from "node:timers/promises";
import { socketPath } from "@chatflow/protocol";
import type { Bench, BenchOptions, BenchResult } from "../bench.ts";
import { now } from "../load/clock.ts";
import { FrameReader } from "../load/frames.ts";
import { openRaw } from "../load/raw-client.ts";
import { choosePlacement } from "../process/placement.ts";
import { type ServerProcess, spawnServer, untilReady } from "../process/server.ts";
import { temporaryFolder } from "../process/temporary-folder.ts";
import { memoryOf } from "../process/usage.ts";
import { figure } from "../report/figure.ts";
import { describeMachine } from "../report/machine.ts";
import { makePeople } from "../workspace/people.ts";

const gates = { first_ws_ms: 1500, rest_mb: 200 };

const full = { runs: 5, coldRuns: 3, restMs: 5000 };
const quick: typeof full = { runs: 1, coldRuns: 1, restMs: 200 };

/** Cold: a data folder that is not there yet. Warm, each run: a folder with one account, until its WebSocket stands. */
async function run(options: BenchOptions): Promise<BenchResult> {
  const { runs, coldRuns, restMs } = options.quick ? quick : full;
  const machine = describeMachine(choosePlacement(true).words);
  const cold: number[] = [];
  let folder = "";
  let token = "";
  for (let count = 1; count <= coldRuns; count++) {
    folder = await temporaryFolder(options.cleanup);
    cold.push(
      await withServer(folder, options, async (server) => {
        await untilReady(server.url);
        const ready = now() - server.startedAt;
        token = (await makePeople(server.url, 1))[0].token;
        options.progress(`first start ${count} of ${coldRuns}: ready after ${Math.round(ready)} ms`);
        return ready;
      }),
    );
  }
  const warm: { firstWs: number; rest: number | undefined }[] = [];
  for (let count = 1; count <= runs; count++) {
    const one = await withServer(folder, options, (server) => startAndRest(server, token, restMs));
    warm.push(one);
    options.progress(
      `start ${count} of ${runs}: first WebSocket after ${Math.round(one.firstWs)} ms, at rest ${one.rest?.toFixed(1) ?? "?"} MB`,
    );
  }
  const rest = warm.flatMap((one) => one.rest ?? []);
  const gateOf = (name: keyof typeof gates) => (options.quick ? {} : { gate: gates[name] });
  const ms = { unit: "ms", better: "lower" } as const;
  const figures = [
    figure(
      "first_ws_ms",
      warm.map((one) => one.firstWs),
      { ...ms, ...gateOf("first_ws_ms") },
    ),
    // Only Linux tells the memory.
    ...(rest.length > 0 ? [figure("rest_mb", rest, { unit: "MB", better: "lower", ...gateOf("rest_mb") })] : []),
    figure("cold_ready_ms", cold, ms),
  ];
  return { bench: "start", figures, machine, void: null };
}

async function withServer<T>(folder: string, { cleanup }: BenchOptions, use: (server: ServerProcess) => Promise<T>): Promise<T> {
  const server = await spawnServer(folder, null);
  cleanup.defer(() => server.stop());
  const result = await Promise.race([use(server), server.failed]);
  await server.stop();
  return result;
}

/** Knocks until a WebSocket is greeted, leaves it open, and looks at the memory after a while. */
async function startAndRest(server: ServerProcess, token: string, restMs: number) {
  const { greeted, end } = await firstGreeting(server, token);
  await sleep(restMs);
  const rest = await memoryOf(server.pid);
  end();
  return { firstWs: greeted - server.startedAt, rest };
}

async function firstGreeting(server: ServerProcess, token: string): Promise<{ greeted: number; end(): void }> {
  const target = { port: server.port, path: socketPath, tokens: [token] };
  for (let tries = 0; tries < 12_000; tries++) {
    let greet = (_at: number) => {};
    const greeting = new Promise<number>((resolve, reject) => {
      greet = resolve;
      setTimeout(() => reject(new Error("the server took a WebSocket and said nothing for 30 s")), 30_000).unref();
    });
    greeting.catch(() => {}); // nobody waits for it where the line was refused
    const receiver = (onPing: () => void) => new FrameReader((payload) => payload.includes('"hello"') && greet(now()), onPing);
    const socket = await openRaw(target, 0, { receiver, closed() {} }).catch(refusedYet);
    if (socket) return { greeted: await greeting, end: () => socket.destroy() };
    await sleep(2);
  }
  throw new Error("the server took no WebSocket");
}

/** Nobody listens yet; any other trouble is real. */
function refusedYet(error: unknown): undefined {
  if (error instanceof Error && "code" in error && error.code === "ECONNREFUSED") return undefined;
  throw error;
}

export const start: Bench = {
  summary: "process start to the first WebSocket on an existing data folder, and memory at rest with the database",
  run,
};
