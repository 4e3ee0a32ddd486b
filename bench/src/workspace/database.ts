import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Where a server's own PostgreSQL is reached, for what goes round the server on the very same database. */
export async function databaseAddress(dataFolder: string) {
  const password = await secretOf(dataFolder, "databasePassword");
  return { host: join(dataFolder, "socket"), port: 5432, user: "chatflow", database: "chatflow", password };
}

/** One of the secrets that a server made in its data folder. */
export async function secretOf(dataFolder: string, name: string): Promise<string> {
  const secrets: unknown = JSON.parse(await readFile(join(dataFolder, "secrets.json"), "utf8"));
  const secret = typeof secrets === "object" && secrets !== null ? Reflect.get(secrets, name) : undefined;
  if (typeof secret !== "string") throw new Error(`the data folder's secrets.json has no ${name}`);
  return secret;
}
