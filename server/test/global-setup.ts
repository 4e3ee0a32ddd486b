import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { closeDb, type DatabaseAddress, openDb } from "../src/platform/db.ts";
import { migrate } from "../src/platform/migrate.ts";
import { startPostgres } from "../src/platform/postgres/start.ts";

/** The migrated database that every test database is a copy of. */
const template = "chatflow_template";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { host: string; port: number; user: string; password: string; template: string };
  }
}

/** One PostgreSQL for a whole run, in a temporary folder, without waiting for the disk: tests do not cut the power. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "chatflow-test-")));
  await chmod(folder, 0o711);
  const password = "not-a-secret-of-a-test-run";
  const postgres = await startPostgres({
    dataFolder: folder,
    secrets: { databasePassword: password },
    log: pino({ level: "silent" }),
    overrides: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: 200 },
  });
  const { host, port, user } = postgres.superuserAddress;
  await makeTemplate(postgres.superuserAddress);
  project.provide("postgres", { host: host ?? "", port: port ?? 0, user: user ?? "", password, template });
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(superuser: DatabaseAddress): Promise<void> {
  const admin = openDb(superuser, { max: 1 });
  await admin.pool.query(`create database ${template}`);
  await closeDb(admin);
  const db = openDb({ ...superuser, database: template }, { max: 2 });
  await migrate(db);
  await closeDb(db);
}
