import { createApp } from "./app.ts";
import { type Config, readConfig } from "./platform/config.ts";
import { type DataFolder, openDataFolder } from "./platform/data-folder.ts";
import { closeDb, type DatabaseAddress, openDb } from "./platform/db.ts";
import { checkDatabase } from "./platform/db-check.ts";
import { createLog, type Logger } from "./platform/log.ts";
import { createMetrics } from "./platform/metrics.ts";
import { migrate } from "./platform/migrate.ts";
import { type EmbeddedPostgres, startPostgres } from "./platform/postgres/start.ts";
import { StartError } from "./platform/start-error.ts";

/** Reads the configuration, brings the database up, listens, and drains on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const { config, warnings } = readConfig(process.env);
  const log = await createLog({ level: config.logLevel, format: config.logFormat });
  for (const warning of warnings) log.warn(warning);
  const folder = await openDataFolder(config.dataFolder);

  // Asked to stop while still starting, it starts first: half a start would leave PostgreSQL behind.
  let asked = false;
  let stopping = false;
  let running: Running | undefined;
  const stop = async () => {
    asked = true;
    if (!running || stopping) return;
    stopping = true;
    log.info("stopping");
    await running.stop();
    folder.release();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => void stop());
  running = await start(config, folder, log);
  void running.postgres?.exited.then(({ lastWords }) => {
    if (stopping) return;
    log.fatal({ lastWords }, "PostgreSQL ended by itself. Start the server again.");
    process.exit(1);
  });
  if (asked) await stop();
}

type Running = { postgres: EmbeddedPostgres | undefined; stop(): Promise<void> };

async function start(config: Config, folder: DataFolder, log: Logger): Promise<Running> {
  const metrics = createMetrics();
  let postgres: EmbeddedPostgres | undefined;
  let address: DatabaseAddress = { connectionString: config.databaseUrl };
  if (!config.databaseUrl) {
    postgres = await startPostgres({ dataFolder: folder.path, secrets: folder.secrets, log });
    address = postgres.address;
  }
  const db = openDb(address, { max: config.databasePool, onQuery: metrics.queryDone, log });
  try {
    await checkDatabase(db, { allowUnsafe: config.allowUnsafeDatabase });
    const migrated = await migrate(db);
    if (migrated.length > 0) log.info({ migrations: migrated }, "the database was migrated");
    const app = await createApp({ config, db, metrics, log, authSecret: folder.secrets.authSecret });
    const local = await app.listen();
    log.info(`ChatFlow is at ${config.publicUrl === local ? local : `${config.publicUrl} (on this machine ${local})`}`);
    const stop = async () => {
      await app.stop();
      await closeDb(db);
      await postgres?.stop();
    };
    return { postgres, stop };
  } catch (error) {
    await closeDb(db);
    await postgres?.stop();
    throw error;
  }
}

try {
  await main();
} catch (error) {
  for (const line of startProblem(error)) console.error(line);
  process.exit(1);
}

/** One clear line for what the person who starts the server can mend; the whole error for what they cannot. */
function startProblem(error: unknown): readonly string[] {
  if (error instanceof StartError) return error.lines;
  if (error instanceof Error && "code" in error && "syscall" in error && error.syscall === "listen") {
    const place = "port" in error ? `port ${error.port}` : "this address";
    if (error.code === "EADDRINUSE")
      return [`${place} is in use by another program. Stop it, or choose another with PORT=3001.`.replace(/^p/, "P")];
    return [`The server cannot listen on ${place} (${error.code}). Change HOST or PORT.`];
  }
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
