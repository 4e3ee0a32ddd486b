import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { now } from "../load/clock.ts";
import { onCore } from "./placement.ts";

const program = fileURLToPath(new URL("../../../server/src/main.ts", import.meta.url));
const project = fileURLToPath(new URL("../../../", import.meta.url));

/** The real server, as a process of its own, on its embedded PostgreSQL. */
export type ServerProcess = {
  pid: number;
  port: number;
  url: string;
  /** When it was started, on the clock of clock.ts. */
  startedAt: number;
  /** Rejects when it ends before somebody stops it. */
  failed: Promise<never>;
  stop(): Promise<void>;
  /** As a crash ends it: at once, its PostgreSQL left behind for the next start to deal with. */
  kill(): Promise<void>;
};

/** The port of a server that it takes the place of, and options of Node's own. */
type Special = { samePort?: number; nodeOptions?: readonly string[] };

/** Starts the server and returns at once. CHATFLOW_BENCH_NODE_OPTIONS reaches it as NODE_OPTIONS, for profiling. */
export async function spawnServer(
  dataFolder: string,
  core: number | null,
  { samePort, nodeOptions = [] }: Special = {},
): Promise<ServerProcess> {
  const port = samePort ?? (await freePort());
  const { program: command, args } = onCore(core, process.execPath, [...nodeOptions, program]);
  const startedAt = now();
  const child = spawn(command, args, {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    // Nothing of the caller's settings: DATABASE_URL, say, would have another database measured.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TMPDIR: process.env.TMPDIR,
      NODE_OPTIONS: process.env.CHATFLOW_BENCH_NODE_OPTIONS,
      CHATFLOW_DATA: dataFolder,
      HOST: "127.0.0.1",
      PORT: String(port),
      CHATFLOW_RATE_LIMIT: "0",
      CHATFLOW_LOG_LEVEL: "warn",
      CHATFLOW_LOG_FORMAT: "json",
    },
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  let stopping = false;
  const gone = once(child, "close");
  const failed = gone.then(([code, signal]) => {
    if (stopping) return new Promise<never>(() => {});
    throw new Error(`the server ended with ${signal ?? code}:\n${said}`);
  });
  failed.catch(() => {}); // whoever races with it sees it
  if (child.pid === undefined) throw new Error(`${command} did not start`);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    stopping = true;
    child.kill(signal);
    await gone;
  };
  return {
    pid: child.pid,
    port,
    url: `http://127.0.0.1:${port}`,
    startedAt,
    failed,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

/** Starts the server and waits until it is ready; it is stopped with `cleanup`. */
export async function startServer(
  dataFolder: string,
  core: number | null,
  cleanup: AsyncDisposableStack,
  special: Special = {},
): Promise<ServerProcess> {
  const server = await spawnServer(dataFolder, core, special);
  cleanup.defer(() => server.stop());
  await Promise.race([untilReady(server.url), server.failed]);
  return server;
}

/** Resolves when the server says that it can do its work. */
export async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 12_000; tries++) {
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await sleep(5);
  }
  throw new Error("the server was not ready within a minute");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (typeof address !== "object" || address === null) throw new Error("the system gave no port");
  return address.port;
}
