import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "./db.ts";
import { isDatabaseAway } from "./errors.ts";
import { reason, StartError } from "./start-error.ts";

export type CheckOptions = {
  /** Accept a database that may lose what it acknowledged. */
  allowUnsafe: boolean;
  /** How long to go on trying while nothing answers; a database is often started beside its servers. */
  patience?: number;
};

/** What decides whether a PostgreSQL will do. */
export type ServerFacts = { version: number; fsync: string; full_page_writes: string; synchronous_commit: string };

const oldest = 15;

/** Refuses, in one line, a database that cannot be reached, is too old, or acknowledges what it has not stored. */
export async function checkDatabase(db: Db, options: CheckOptions): Promise<void> {
  const lines = problems(await readFacts(db, options.patience ?? 10_000), options.allowUnsafe);
  if (lines.length > 0) throw new StartError(lines);
}

/** One line for each thing that is wrong with the database. */
export function problems(facts: ServerFacts, allowUnsafe: boolean): string[] {
  const major = Math.floor(facts.version / 10_000);
  if (major < oldest) return [`PostgreSQL ${major} is too old; ${oldest} or newer is needed (DATABASE_URL).`];
  if (allowUnsafe) return [];
  return (["fsync", "full_page_writes", "synchronous_commit"] as const)
    .filter((name) => facts[name] === "off")
    .map(
      (name) =>
        `The database has ${name}=off and can lose acknowledged messages. Switch it on, or accept that with CHATFLOW_ALLOW_UNSAFE_DATABASE=true.`,
    );
}

async function readFacts(db: Db, patience: number): Promise<ServerFacts> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      const { rows } = await db.pool.query<ServerFacts>(`
        select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
          current_setting('full_page_writes') as full_page_writes, current_setting('synchronous_commit') as synchronous_commit`);
      if (rows[0]) return rows[0];
    } catch (error) {
      if (!mayCome(error) || Date.now() >= end) throw unusable(db, error);
    }
    await sleep(250);
  }
}

/** Also names that do not resolve yet: in compose files and clusters they appear with their service. */
function mayCome(error: unknown): boolean {
  return isDatabaseAway(error) || (error instanceof Error && "code" in error && /^(EAI_AGAIN|ENOTFOUND)$/.test(String(error.code)));
}

/** Names the place, never the password: the words of PostgreSQL and of the system do not hold it. */
function unusable(db: Db, error: unknown): StartError {
  return new StartError(`The database${place(db)} cannot be used: ${reason(error)}. Check DATABASE_URL and that it runs.`, {
    cause: error,
  });
}

function place(db: Db): string {
  const { connectionString, host, database } = db.pool.options;
  const url = connectionString ? URL.parse(connectionString) : null;
  if (url) return ` ${url.pathname.slice(1)} at ${url.searchParams.get("host") ?? url.host}`;
  return host ? ` ${database ?? ""} at ${host}` : "";
}
