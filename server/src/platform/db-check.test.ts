import { expect, test } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { closeDb, openDb } from "./db.ts";
import { checkDatabase, problems, type ServerFacts } from "./db-check.ts";

const good: ServerFacts = { version: 150_004, fsync: "on", full_page_writes: "on", synchronous_commit: "on" };
const db = await testDatabase();

test("PostgreSQL 15 with everything on will do", () => {
  expect(problems(good, false)).toEqual([]);
});

test("an older one is named with what is needed, also where unsafe is allowed", () => {
  const lines = ["PostgreSQL 14 is too old; 15 or newer is needed (DATABASE_URL)."];
  expect(problems({ ...good, version: 140_021 }, false)).toEqual(lines);
  expect(problems({ ...good, version: 140_021 }, true)).toEqual(lines);
});

test("R3: a database that acknowledges what it has not stored is refused, one line for each reason", async () => {
  // The tests' own PostgreSQL runs with all three off.
  const refused = checkDatabase(db, { allowUnsafe: false });
  await expect(refused).rejects.toMatchObject({
    name: "StartError",
    lines: ["fsync", "full_page_writes", "synchronous_commit"].map((name) => expect.stringContaining(`has ${name}=off`)),
  });
  await expect(checkDatabase(db, { allowUnsafe: true })).resolves.toBeUndefined();
});

test("R3: synchronous_commit switched off for this user alone is seen", () => {
  expect(problems({ ...good, synchronous_commit: "off" }, false)).toHaveLength(1);
  expect(problems({ ...good, synchronous_commit: "remote_apply" }, false)).toEqual([]);
});

test.for([
  ["nothing listens", "postgres://chat:hunter2@127.0.0.1:1/chat", /^The database chat at 127.0.0.1:1 cannot be used: .*ECONNREFUSED/],
  ["no such host", "postgres://chat:hunter2@nowhere.invalid/chat", /nowhere\.invalid cannot be used: .*(ENOTFOUND|EAI_AGAIN)/],
] as const)("%s: one line, without the password", async ([, url, expected]) => {
  const away = openDb({ connectionString: url }, { max: 1 });
  const error = await checkDatabase(away, { allowUnsafe: false, patience: 300 }).catch((thrown: Error) => thrown);
  expect(error?.message).toMatch(expected);
  expect(error?.message).not.toMatch(/hunter2|\n/);
  await closeDb(away);
});

test.for([
  ["wrong password", { password: "wrong" }, /password authentication failed/],
  ["no such database", { database: "nothing_here" }, /database "nothing_here" does not exist/],
] as const)("%s: said at once, without trying again", async ([, difference, expected]) => {
  const address = openDb({ ...db.address, ...difference }, { max: 1 });
  // With this patience the test would end by its time limit if it were tried again.
  await expect(checkDatabase(address, { allowUnsafe: true, patience: 600_000 })).rejects.toThrow(expected);
  await closeDb(address);
});
