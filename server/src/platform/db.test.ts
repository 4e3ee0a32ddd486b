import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";

const queries: string[] = [];
const db = await testDatabase({ onQuery: (name) => queries.push(name) });

test("a bigint arrives as a number, from the pool and from kysely", async () => {
  const { rows } = await db.pool.query<{ n: unknown }>("select 9007199254740991::bigint as n");
  expect(rows).toEqual([{ n: 9007199254740991 }]);
  expect((await sql<{ n: unknown }>`select count(*) as n from users`.execute(db.kysely)).rows).toEqual([{ n: 0 }]);
});

test("every query is timed: named ones by name, others by verb", async () => {
  queries.length = 0;
  await db.pool.query({ name: "answer", text: "select $1::int as n", values: [42] });
  await db.kysely.transaction().execute((transaction) => transaction.selectFrom("users").select("id").execute());
  await expect(db.pool.query("nonsense")).rejects.toThrow("syntax error");
  expect(queries).toEqual(["answer", "begin", "select", "commit", "other"]);
});

test("the connection says who it is and has a time limit", async () => {
  const { rows } = await db.pool.query(
    "select current_setting('application_name') as name, current_setting('statement_timeout') as timeout",
  );
  expect(rows).toEqual([{ name: "chatflow", timeout: "30s" }]);
});

test("a connection that the server ends is replaced", async () => {
  const other = await testDatabase({ max: 1 });
  const { rows } = await other.pool.query<{ pid: number }>("select pg_backend_pid() as pid");
  await db.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
  await expect.poll(async () => (await other.pool.query("select 1 as n").catch(() => null))?.rows).toEqual([{ n: 1 }]);
});
