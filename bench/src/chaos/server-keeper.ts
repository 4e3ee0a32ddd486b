import { setTimeout as sleep } from "node:timers/promises";
import { type ServerProcess, spawnServer, untilReady } from "../process/server.ts";
import { postmasterOf, signal } from "./postgres.ts";
import type { TcpProxy } from "./tcp-proxy.ts";

/** Keeps the server running on one data folder, as a service manager would: starts it again whenever it ended. */
export type ServerKeeper = {
  /** The process that runs now; undefined between two. */
  current(): ServerProcess | undefined;
  /** The end of the process that runs now will be the doing of a fault: no finding. It stays down for `downMs` then. */
  expectEnd(downMs?: number): void;
  /** While true every end is the doing of a fault, failed starts too. */
  mayFail(allowed: boolean): void;
  /** Resolves with the address when the server can do its work. */
  ready(): Promise<string>;
  /** Ends that no fault explains, each with what the server said. */
  unexplained(): readonly string[];
};

const beforeRestartMs = 200;

/** A recovery after a crash takes a moment, and so does a PostgreSQL that was stopped in the middle of one. */
const comesBackWithinMs = 180_000;

/** Starts it; it is stopped, with its PostgreSQL, by `cleanup`. */
export function keepServer(dataFolder: string, proxy: TcpProxy, cleanup: AsyncDisposableStack): ServerKeeper {
  const unexplained: string[] = [];
  let current: ServerProcess | undefined;
  let closing = false;
  let failing = false;
  const doomed = new Map<ServerProcess, number>();

  async function keep() {
    while (!closing) {
      const server = await spawnServer(dataFolder, null);
      current = server;
      proxy.aim(server.port);
      const end = await server.failed.catch((error: unknown) => String(error));
      current = undefined;
      const downMs = doomed.get(server);
      if (downMs === undefined && !failing) unexplained.push(end);
      await sleep(beforeRestartMs + (downMs ?? 0));
    }
  }

  const kept = keep();
  kept.catch(() => {}); // `ready` tells
  cleanup.defer(async () => {
    closing = true;
    if (current) signal(current.pid, "SIGCONT"); // one that is stopped cannot end in order
    await current?.stop();
    await endPostgres(dataFolder);
  });

  return {
    current: () => current,
    expectEnd(downMs = 0) {
      if (current) doomed.set(current, downMs);
    },
    mayFail(allowed) {
      failing = allowed;
    },
    async ready() {
      for (const end = performance.now() + comesBackWithinMs; performance.now() < end; ) {
        const server = current;
        if (server && (await answers(server)) && server === current) return server.url;
        await Promise.race([sleep(100), kept]);
      }
      throw new Error(`the server did not come back within three minutes; unexplained ends: ${unexplained.join("\n") || "none"}`);
    },
    unexplained: () => unexplained,
  };
}

function answers({ url, failed }: ServerProcess): Promise<boolean> {
  return Promise.race([untilReady(url), failed]).then(
    () => true,
    () => false,
  );
}

/** A server that was killed has left its PostgreSQL behind; nobody will start on the folder again to stop it. */
async function endPostgres(dataFolder: string): Promise<void> {
  const pid = await postmasterOf(dataFolder);
  if (pid === undefined) return;
  signal(pid, "SIGQUIT");
  for (let tries = 0; tries < 200 && (await postmasterOf(dataFolder)) === pid; tries++) await sleep(50);
}
