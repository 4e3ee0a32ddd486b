import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { closeDb, type DatabaseAddress, type Db, type DbOptions, openDb } from "../src/platform/db.ts";

/** A database of one's own: the pool and kysely, and where it is (`url` for programs, `address` for openDb). */
export type TestDatabase = Db & { url: string; address: DatabaseAddress };

/**
 * A migrated, empty database for the test file that calls it; closed and dropped after the file's tests. Call it at
 * the top of the file or in beforeAll. `from: "empty"` gives one without any table.
 */
export async function testDatabase(options: Partial<DbOptions> & { from?: "template" | "empty" } = {}): Promise<TestDatabase> {
  const { from = "template", ...dbOptions } = options;
  const { template, ...reached } = inject("postgres");
  const server = { ...reached, ssl: false };
  const database = `test_${randomBytes(8).toString("hex")}`;
  const admin = openDb({ ...server, database: "postgres" }, { max: 1 });
  await admin.pool.query(`create database ${database} template ${from === "empty" ? "template0" : template}`);
  const address = { ...server, database };
  const db = openDb(address, { max: 8, ...dbOptions });
  afterAll(async () => {
    await closeDb(db);
    await admin.pool.query(`drop database if exists ${database} with (force)`);
    await closeDb(admin);
  });
  return { ...db, address, url: urlOf(address) };
}

/** As DATABASE_URL takes it. A socket's folder travels in the query, since it cannot be a host name. */
function urlOf(address: { host: string; port: number; user: string; password: string; database: string }): string {
  const url = new URL(`postgres://localhost/${address.database}`);
  url.username = address.user;
  url.password = address.password;
  url.searchParams.set("host", address.host);
  url.searchParams.set("port", String(address.port));
  return url.href;
}
