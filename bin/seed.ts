import { resolve } from "node:path";
import { createApp } from "../server/src/app.ts";
import { type Config, readConfig } from "../server/src/platform/config.ts";
import { type DataFolder, openDataFolder } from "../server/src/platform/data-folder.ts";
import { closeDb, type Db, openDb } from "../server/src/platform/db.ts";
import { checkDatabase } from "../server/src/platform/db-check.ts";
import { createLog, type Logger } from "../server/src/platform/log.ts";
import { createMetrics } from "../server/src/platform/metrics.ts";
import { migrate } from "../server/src/platform/migrate.ts";
import { startPostgres } from "../server/src/platform/postgres/start.ts";
import { StartError } from "../server/src/platform/start-error.ts";
import { backdate } from "./demo/backdate.ts";
import { type Filled, fillWorkspace } from "./demo/fill.ts";
import { password, people, workspaceName } from "./demo/people.ts";
import { planDemo } from "./demo/plan.ts";

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => stop.abort(new StartError("Stopped half-way. bin/reset removes what was made.")));
}

try {
  await seed();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
}

async function seed(): Promise<void> {
  const { config, warnings } = readConfig(process.env);
  const log = await createLog({ level: "warn", format: config.logFormat });
  for (const warning of warnings) log.warn(warning);
  const folder = await openDataFolder(config.dataFolder);
  const began = performance.now();
  try {
    const filled = await inDatabase(config, folder, log, (db) => fill(config, folder, log, db));
    report(config, filled, Math.ceil((performance.now() - began) / 1000));
  } finally {
    folder.release();
  }
}

/** As the server does it: the embedded PostgreSQL or the one of DATABASE_URL, checked and migrated. */
async function inDatabase<T>(config: Config, folder: DataFolder, log: Logger, use: (db: Db) => Promise<T>): Promise<T> {
  const postgres = config.databaseUrl ? undefined : await startPostgres({ dataFolder: folder.path, secrets: folder.secrets, log });
  try {
    const db = openDb(postgres?.address ?? { connectionString: config.databaseUrl }, { max: config.databasePool });
    try {
      await checkDatabase(db, { allowUnsafe: config.allowUnsafeDatabase });
      await migrate(db);
      return await use(db);
    } finally {
      await closeDb(db);
    }
  } finally {
    await postgres?.stop();
  }
}

async function fill(config: Config, folder: DataFolder, log: Logger, db: Db): Promise<Filled> {
  if (await db.kysely.selectFrom("users").select("id").limit(1).executeTakeFirst()) throw peopleThere(config);
  const app = await createApp({
    config: { ...config, host: "127.0.0.1", port: 0, rateLimit: 0 },
    db,
    metrics: createMetrics(),
    log,
    authSecret: folder.secrets.authSecret,
    web: false,
  });
  try {
    const url = (await app.listen()).replace("localhost", "127.0.0.1");
    const filled = await fillWorkspace(url, planDemo(new Date()), stop.signal);
    await backdate(db, filled);
    return filled;
  } finally {
    await app.stop();
  }
}

function peopleThere(config: Config): StartError {
  const what = "has people already, and invented ones do not belong among them";
  if (config.databaseUrl) return new StartError(`The database of DATABASE_URL ${what}. Give bin/seed an empty database.`);
  return new StartError(
    `The workspace in ${resolve(config.dataFolder)} ${what}. Remove it first with bin/reset, or set CHATFLOW_DATA to another folder.`,
  );
}

function report(config: Config, { places }: Filled, seconds: number): void {
  const directs = places.filter(({ place }) => place.type === "direct").length;
  const messages = places.reduce((sum, place) => sum + place.messageIds.length, 0);
  const [admin, , other] = people;
  console.log(`
${workspaceName}: ${people.length} people, ${places.length - directs} channels, ${directs} direct conversations and ${messages} messages, in ${seconds} s.

Start the server with the same settings (npm start), open ${config.publicUrl}, and sign in as one of
  ${admin?.username}   (the admin)
  ${other?.username}
with the password
  ${password}

This workspace is for trying out. Whoever knows this password and reaches the address can sign in as anybody here.`);
}
