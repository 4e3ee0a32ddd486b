import { chmod, mkdir, realpath, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lockFolder } from "./data-folder-lock.ts";
import { readSecrets, type Secrets } from "./data-folder-secrets.ts";
import { reason, StartError } from "./start-error.ts";

/** The folder that holds everything this server must not lose, locked against a second server. */
export type DataFolder = {
  /** Absolute, without symbolic links. */
  path: string;
  secrets: Secrets;
  /** Lets another server have the folder. The end of the process does so, too. */
  release(): void;
};

/** Makes the folder when it is missing, checks that we can write to it, locks it and reads its secrets. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = await makeWritable(resolve(path));
  const release = lockFolder(folder);
  try {
    return { path: folder, secrets: await readSecrets(folder), release };
  } catch (error) {
    release();
    throw error;
  }
}

async function makeWritable(path: string): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const folder = await realpath(path);
    const probe = join(folder, `.writable-${process.pid}`);
    await writeFile(probe, "");
    await rm(probe);
    // PostgreSQL, as another user than root, must pass through to its own folder. The files in here stay closed.
    if (process.getuid?.() === 0) await chmod(folder, 0o711);
    return folder;
  } catch (error) {
    throw new StartError(
      `The data folder ${path} is not writable (${reason(error)}). Change its owner, or set CHATFLOW_DATA to a folder that this user can write to.`,
      { cause: error },
    );
  }
}
