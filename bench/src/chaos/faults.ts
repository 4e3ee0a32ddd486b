import { setTimeout as sleep } from "node:timers/promises";
import { postmasterOf, sessionOf, signal } from "./postgres.ts";
import type { Random } from "./random.ts";
import type { Fault } from "./schedule.ts";
import type { ServerKeeper } from "./server-keeper.ts";
import type { SmallDisk } from "./small-disk.ts";
import type { TcpProxy } from "./tcp-proxy.ts";

/** What faults are done to. */
export type Victim = {
  dataFolder: string;
  keeper: ServerKeeper;
  proxy: TcpProxy;
  random: Random;
  /** Undefined where none can be mounted; full disks are left out then. */
  disk: SmallDisk | undefined;
};

/** What became of a fault: it may have found nothing to hit, because another one had just ended it. */
export type Outcome = "done" | "nothing to hit" | "skipped";

/** Makes a fault happen and resolves when it is over; what it ended comes back by itself. */
export async function inject(fault: Fault, victim: Victim): Promise<Outcome> {
  const { keeper, proxy, random } = victim;
  switch (fault.kind) {
    case "kill-server":
      return endServer(keeper, "SIGKILL", fault.downMs);
    case "drain-server":
      return endServer(keeper, "SIGTERM", 0);
    case "stop-server":
      return stopServer(keeper, fault.ms);
    case "kill-postgres":
      return endPostgres(victim, "SIGKILL");
    case "restart-postgres":
      return endPostgres(victim, "SIGINT"); // a "fast" shutdown: sessions are ended, everything is written out
    case "crash-session":
      return crashSession(victim);
    case "cut":
      proxy.cut(fault.share, random);
      return "done";
    case "half-open": {
      const reset = proxy.freeze(fault.share, random);
      if (fault.ms !== null) {
        await sleep(fault.ms);
        reset();
      }
      return "done";
    }
    case "slow": {
      const restore = proxy.slow(fault.share, random, fault);
      await sleep(fault.ms);
      restore();
      return "done";
    }
    case "full-disk":
      return fillDisk(victim, fault.ms);
    default:
      fault satisfies never;
      return "skipped";
  }
}

/** Another fault may just have ended what this one is meant for; it comes back soon. */
async function target<T>(find: () => T | undefined | Promise<T | undefined>): Promise<T | undefined> {
  for (let tries = 0; tries < 30; tries++) {
    const found = await find();
    if (found !== undefined) return found;
    await sleep(100);
  }
  return undefined;
}

async function endServer(keeper: ServerKeeper, name: NodeJS.Signals, downMs: number): Promise<Outcome> {
  const server = await target(keeper.current);
  if (!server) return "nothing to hit";
  keeper.expectEnd(downMs);
  return signal(server.pid, name) ? "done" : "nothing to hit";
}

async function stopServer(keeper: ServerKeeper, ms: number): Promise<Outcome> {
  const server = await target(keeper.current);
  if (!server || !signal(server.pid, "SIGSTOP")) return "nothing to hit";
  await sleep(ms);
  // Another fault may have killed it meanwhile, and its number may be another process's by now.
  if (keeper.current() === server) signal(server.pid, "SIGCONT");
  return "done";
}

async function endPostgres({ dataFolder, keeper }: Victim, name: NodeJS.Signals): Promise<Outcome> {
  const pid = await target(() => postmasterOf(dataFolder));
  if (pid === undefined) return "nothing to hit";
  keeper.expectEnd();
  return signal(pid, name) ? "done" : "nothing to hit";
}

/**
 * PostgreSQL answers the violent death of one session by ending all of them and recovering. A server that is up must
 * outlive it; one that is just starting may give up.
 */
async function crashSession({ dataFolder, keeper }: Victim): Promise<Outcome> {
  const pid = await target(async () => {
    const server = keeper.current();
    const response = server && (await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(1000) }).catch(() => undefined));
    await response?.arrayBuffer();
    return response?.ok ? await sessionOf(dataFolder).catch(() => undefined) : undefined;
  });
  return pid !== undefined && signal(pid, "SIGKILL") ? "done" : "nothing to hit";
}

async function fillDisk({ disk, keeper }: Victim, ms: number): Promise<Outcome> {
  if (!disk) return "skipped";
  // The database, and with it the server, may end and fail to start for as long as nothing can be written.
  keeper.mayFail(true);
  await disk.fill();
  await sleep(ms);
  await disk.free();
  return "done";
}
