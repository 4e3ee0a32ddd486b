import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { isMigrated, migrate } from "./migrate.ts";

test("an empty database gets every table, and a second run does nothing", async () => {
  const db = await testDatabase({ from: "empty" });
  expect(await isMigrated(db)).toBe(false);
  expect(await migrate(db)).toContain("0001-first");
  expect(await isMigrated(db)).toBe(true);
  expect(await migrate(db)).toEqual([]);
  expect(await db.kysely.selectFrom("messages").select("id").execute()).toEqual([]);
});

test("several servers that start at once: one of them migrates", async () => {
  const db = await testDatabase({ from: "empty" });
  const ran = await Promise.all([migrate(db), migrate(db), migrate(db)]);
  expect(ran.flat()).toEqual([
    "0001-first",
    "0002-conversation",
    "0003-threads",
    "0004-arranging",
    "0005-scheduled-quotes",
    "0006-mentions",
  ]);
});

test("a database of a newer version is refused with one line", async () => {
  const db = await testDatabase();
  await sql`insert into migrations (name, timestamp) values ('9999-from-the-future', 'now')`.execute(db.kysely);
  await expect(migrate(db)).rejects.toMatchObject({
    name: "StartError",
    lines: [expect.stringContaining("newer ChatFlow (it has 9999-from-the-future)")],
  });
});

test("a migration that fails leaves the database as it was", async () => {
  const db = await testDatabase({ from: "empty" });
  await sql`create table sessions (in_the_way integer)`.execute(db.kysely);
  await expect(migrate(db)).rejects.toThrow("migration 0001-first failed; the database is as it was before");
  expect(await isMigrated(db)).toBe(false);
  expect((await sql`select to_regclass('users') as users`.execute(db.kysely)).rows).toEqual([{ users: null }]);
  await sql`drop table sessions`.execute(db.kysely);
  expect(await migrate(db)).toContain("0001-first"); // no lock was left behind
});
