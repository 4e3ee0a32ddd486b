import { randomBytes } from "node:crypto";
import { link, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { reason, StartError } from "./start-error.ts";

/** Made once for a data folder. Never logged, never sent. */
const Secrets = z.object({
  /** What PostgreSQL asks of whoever reaches its socket. */
  databasePassword: z.string().min(20),
  /** Signs sessions. Changing it signs everybody out. */
  authSecret: z.string().min(32),
});
export type Secrets = z.infer<typeof Secrets>;

/** Reads the folder's secrets.json, making it the first time. */
export async function readSecrets(folder: string): Promise<Secrets> {
  const path = join(folder, "secrets.json");
  const content = (await read(path)) ?? (await create(path));
  try {
    return Secrets.parse(JSON.parse(content));
  } catch (error) {
    // The cause could quote the file.
    const what = error instanceof SyntaxError ? "is not JSON" : "lacks a secret";
    throw new StartError(`${path} ${what}. Restore it from a backup; without it the data folder's database does not open.`);
  }
}

async function read(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new StartError(`${path} cannot be read (${reason(error)}). Start ChatFlow as the user that made it.`, { cause: error });
  }
}

/** The file appears under its name only when it is whole and on the disk. */
async function create(path: string): Promise<string> {
  const secrets: Secrets = {
    databasePassword: randomBytes(24).toString("base64url"),
    authSecret: randomBytes(32).toString("base64url"),
  };
  const content = `${JSON.stringify(secrets, null, 2)}\n`;
  const temporary = `${path}.${randomBytes(6).toString("hex")}`;
  const file = await open(temporary, "wx", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
    await file.close();
    await link(temporary, path); // unlike rename, never replaces secrets that are there
  } finally {
    await file.close().catch(() => {});
    await rm(temporary, { force: true });
  }
  return content;
}
