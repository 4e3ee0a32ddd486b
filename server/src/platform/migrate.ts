import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as first from "../migrations/0001-first.ts";
import * as conversation from "../migrations/0002-conversation.ts";
import * as threads from "../migrations/0003-threads.ts";
import * as arranging from "../migrations/0004-arranging.ts";
import * as scheduledQuotes from "../migrations/0005-scheduled-quotes.ts";
import * as mentions from "../migrations/0006-mentions.ts";
import type { Db } from "./db.ts";
import { StartError } from "./start-error.ts";
import type { Tables } from "./tables.ts";

/** Every migration in order. They only go forward; each must be safe while instances of the version before still run. */
const migrations: Record<string, Migration> = {
  "0001-first": first,
  "0002-conversation": conversation,
  "0003-threads": threads,
  "0004-arranging": arranging,
  "0005-scheduled-quotes": scheduledQuotes,
  "0006-mentions": mentions,
};

const table = "migrations";

/** Any number will do, as long as no other program uses it in the same database. */
const lockKey = 4_207_211_849;

/** Brings the database to this program's version, one instance at a time. Returns the names of what it ran. */
export async function migrate(db: Db): Promise<string[]> {
  const done = await executed(db);
  refuseNewer(done);
  if (done.length === Object.keys(migrations).length) return [];
  return await db.kysely.connection().execute(async (connection) => {
    // Waiting for another instance, or rewriting a large table, may take longer than any query should.
    await sql`set statement_timeout = 0`.execute(connection);
    // Kysely's own lock does not cover the making of its tables.
    await sql`select pg_advisory_lock(${lockKey})`.execute(connection);
    try {
      return await runAll(connection);
    } finally {
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
      await sql`reset statement_timeout`.execute(connection);
    }
  });
}

/** All in one transaction: they all happen or none does. */
async function runAll(connection: Kysely<Tables>): Promise<string[]> {
  const migrator = new Migrator({
    db: connection,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: table,
    migrationLockTableName: `${table}_lock`,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === "Error");
    const what = failed ? `migration ${failed.migrationName}` : "migrating the database";
    throw new Error(`${what} failed; the database is as it was before`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}

/** Whether every migration of this program has run: what /readyz asks. */
export async function isMigrated(db: Db): Promise<boolean> {
  const done = new Set(await executed(db));
  return Object.keys(migrations).every((name) => done.has(name));
}

async function executed(db: Db): Promise<string[]> {
  const found = await sql<{ known: boolean }>`select to_regclass(${table}) is not null as known`.execute(db.kysely);
  if (!found.rows[0]?.known) return [];
  const rows = await sql<{ name: string }>`select name from ${sql.table(table)} order by name`.execute(db.kysely);
  return rows.rows.map((row) => row.name);
}

function refuseNewer(done: string[]): void {
  const unknown = done.filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  throw new StartError(
    `The database was last used by a newer ChatFlow (it has ${unknown.join(", ")}). Start that version, or restore a backup made before the upgrade.`,
  );
}
