import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { databaseAddress } from "../workspace/database.ts";

/** The embedded PostgreSQL of a data folder, seen from outside. */

/** The process id of its postmaster; undefined when none runs. */
export async function postmasterOf(dataFolder: string): Promise<number | undefined> {
  const content = await readFile(join(dataFolder, "postgres", "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(content, 10);
  return Number.isInteger(pid) && (await isAlive(pid)) ? pid : undefined;
}

/** Connects as the server does. */
export async function connectTo(dataFolder: string): Promise<pg.Client> {
  const client = new pg.Client({ ...(await databaseAddress(dataFolder)), connectionTimeoutMillis: 5000, query_timeout: 30_000 });
  client.on("error", () => {}); // this database is shot at; the query under way says so
  await client.connect();
  return client;
}

/** The process of one of the server's own database sessions; undefined when it has none now. */
export async function sessionOf(dataFolder: string): Promise<number | undefined> {
  const client = await connectTo(dataFolder);
  try {
    const { rows } = await client.query<{ pid: number }>("select pid from pg_stat_activity where application_name = 'chatflow' limit 1");
    return rows[0]?.pid;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Signals a process; false when it is gone already. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

/** A file may outlive the process that it names, and the number may have gone to another program. */
async function isAlive(pid: number): Promise<boolean> {
  if (!signal(pid, 0)) return false;
  if (process.platform !== "linux") return true;
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes("postgres");
}
