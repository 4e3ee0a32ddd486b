import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { type QueryTimer, timedClient } from "./db-timing.ts";
import type { Logger } from "./log.ts";
import type { Tables } from "./tables.ts";

/** Where a database is: what pg takes, without the things that openDb decides. */
export type DatabaseAddress = Pick<pg.ClientConfig, "connectionString" | "host" | "port" | "user" | "password" | "database" | "ssl">;

/** The database: `pool` for hot paths with named statements, `kysely` for everything else. Both use one pool. */
export type Db = { pool: pg.Pool; kysely: Kysely<Tables> };

/** Kysely on the pool or in a transaction: what queries.ts files take. */
export type Database = Kysely<Tables>;

/** What a hot path needs of a pool or of a client in a transaction. */
export type Queryable = Pick<pg.Pool, "query">;

export type DbOptions = {
  /** Connections at most. */
  max: number;
  /** Called with the name and duration of every query. */
  onQuery?: QueryTimer;
  /** Told when an idle connection breaks; the pool opens another one by itself. */
  log?: Pick<Logger, "warn">;
};

/** Ids that were checked, as PostgreSQL writes an array: pg would look at each of them for what needs escaping. */
export function uuidArray(ids: readonly string[]): string {
  return `{${ids.join(",")}}`;
}

const int8 = 20;

/** Opens a pool. Connects on the first query, not here. */
export function openDb(address: DatabaseAddress, options: DbOptions): Db {
  const types = new pg.TypeOverrides();
  // Every bigint of ours is a counter far below 2^53.
  types.setTypeParser(int8, Number);
  const pool = new pg.Pool({
    ...address,
    max: options.max,
    types,
    application_name: "chatflow",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    ...(options.onQuery ? { Client: timedClient(options.onQuery) } : {}),
  });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on("error", (error) => pool.ending || options.log?.warn({ err: error }, "a database connection broke"));
  // And so would one that breaks within a transaction: there the query that waits is rejected, which is enough.
  pool.on("connect", (client) => client.on("error", () => {}));
  return { pool, kysely: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) };
}

/** Waits for the queries under way and closes every connection. Closing twice is allowed. */
export async function closeDb(db: Db): Promise<void> {
  if (!db.pool.ended) await db.kysely.destroy();
}
