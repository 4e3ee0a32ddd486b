import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** The database of a server under test, for what would take too long through the screen: thousands of people. */
export async function inDatabase<T>(folder: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const secrets: { databasePassword: string } = JSON.parse(await readFile(join(folder, "secrets.json"), "utf8"));
  const db = new pg.Client({
    host: join(folder, "socket"),
    port: 5432,
    user: "chatflow",
    database: "chatflow",
    password: secrets.databasePassword,
  });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}
