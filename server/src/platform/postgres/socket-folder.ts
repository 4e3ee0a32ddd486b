import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OsUser } from "./os-user.ts";

export const port = 5432;

/** Systems cut a socket's path at 103 or 107 bytes. */
const longest = 100;

/**
 * An empty folder for PostgreSQL's socket, which only we can enter: in the data folder, or in the system's temporary
 * folder where the data folder's path is too long for a socket. Call it only when no PostgreSQL runs on the folder.
 */
export async function makeSocketFolder(dataFolder: string, user: OsUser | null): Promise<string> {
  const folder = await emptyFolder(dataFolder);
  await chmod(folder, 0o700);
  if (user) await chown(folder, user.uid, user.gid);
  return folder;
}

export async function removeSocketFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

async function emptyFolder(dataFolder: string): Promise<string> {
  const inside = join(dataFolder, "socket");
  // A lock file in it may name a process id that some other program has by now.
  await rm(inside, { recursive: true, force: true });
  if (fits(inside)) {
    await mkdir(inside);
    return inside;
  }
  // A name that nobody can guess, so that nobody can be there first.
  const temporary = fits(join(tmpdir(), "chatflow-123456")) ? tmpdir() : "/tmp";
  return await mkdtemp(join(temporary, "chatflow-"));
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= longest;
}
