import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseAddress } from "../db.ts";
import type { Logger } from "../log.ts";
import { reason, StartError } from "../start-error.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster, owner, superuser } from "./cluster.ts";
import { clearLeftover } from "./leftover.ts";
import { launchAs, postgresUser } from "./os-user.ts";
import { type PostgresExit, type PostgresProcess, spawnPostgres } from "./process.ts";
import { settingArguments } from "./settings.ts";
import { makeSocketFolder, port, removeSocketFolder } from "./socket-folder.ts";

export type StartOptions = {
  /** Absolute, without symbolic links, and locked by the caller (see data-folder.ts). */
  dataFolder: string;
  secrets: { databasePassword: string };
  log: Logger;
  /** Differences from settings.ts; tests only. */
  overrides?: Record<string, string | number>;
};

export type EmbeddedPostgres = {
  /** The server's own database. */
  address: DatabaseAddress;
  /** The same PostgreSQL as its administrator, for backups and tests. */
  superuserAddress: DatabaseAddress;
  /** Resolves when PostgreSQL is gone, whoever ended it. */
  exited: Promise<PostgresExit>;
  stop(): Promise<void>;
};

/** Starts PostgreSQL on the data folder, making its cluster the first time, and resolves when it takes connections. */
export async function startPostgres(options: StartOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(options);
  } catch (error) {
    // A full disk, a folder that changed hands, root without root's rights in a container.
    if (!(error instanceof Error && "syscall" in error)) throw error;
    const remedy = "Put that right, or set DATABASE_URL to use another PostgreSQL";
    throw new StartError(`PostgreSQL could not be started in ${options.dataFolder}: ${reason(error)}. ${remedy}.`, { cause: error });
  }
}

async function start(options: StartOptions): Promise<EmbeddedPostgres> {
  const { dataFolder, secrets, log } = options;
  const cluster = join(dataFolder, "postgres");
  const binaries = findBinaries();
  const user = postgresUser(cluster);
  await ensureCluster({ dataFolder, cluster, binaries, user }, secrets.databasePassword);
  await clearLeftover(cluster, log);
  const socketFolder = await makeSocketFolder(dataFolder, user);
  const args = ["-D", cluster, "-k", socketFolder, "-p", String(port), ...settingArguments(options.overrides)];
  const launch = launchAs(user, binaries.postgres, args, [cluster, socketFolder]);
  const running = await untilReady(() => spawnPostgres(launch, cluster, log), log);
  const address = { host: socketFolder, port, password: secrets.databasePassword, ssl: false };
  return {
    address: { ...address, user: owner, database: owner },
    superuserAddress: { ...address, user: superuser, database: "postgres" },
    exited: running.exited,
    async stop() {
      await running.stop();
      await removeSocketFolder(socketFolder);
    },
  };
}

/**
 * Sessions of a postmaster that was killed live on until their query ends, which its time limit of 30 s sees to, and
 * PostgreSQL does not start beside them.
 */
const orphanPatience = 45_000;
const orphanWait = 500;

async function untilReady(startOnce: () => PostgresProcess, log: Logger): Promise<PostgresProcess> {
  const end = Date.now() + orphanPatience;
  for (let tries = 1; ; tries++) {
    const running = startOnce();
    if (await running.ready()) return running;
    const exit = await running.exited;
    if (!/shared memory block .* is still in use/.test(exit.lastWords) || Date.now() > end) throw notStarted(exit);
    if (tries === 1) log.info("waiting for the last queries of a PostgreSQL that was killed");
    await sleep(orphanWait);
  }
}

function notStarted({ code, signal, lastWords }: PostgresExit): StartError {
  const how = signal ? `signal ${signal}` : `exit code ${code}`;
  return new StartError(`PostgreSQL did not start (${how}): ${lastWords || "it said nothing"}`);
}
