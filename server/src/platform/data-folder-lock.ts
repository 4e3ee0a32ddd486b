import { chmodSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { reason, StartError } from "./start-error.ts";

/**
 * Locks a data folder and returns how to unlock it. The lock is the operating system's, taken through SQLite on an
 * empty file: it ends with the process, however that ends, and holds between containers that share a volume.
 * A file with a process id in it could do neither.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, "lock");
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(path);
    // Any user who could open the file could take a lock and keep the server out.
    chmodSync(path, 0o600);
    lock.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    if (lock?.isOpen) lock.close();
    if (isBusy(error)) {
      throw new StartError(`Another ChatFlow server uses the data folder ${folder}. Stop it, or set CHATFLOW_DATA to another folder.`);
    }
    throw new StartError(`The data folder ${folder} cannot be locked (${path}: ${reason(error)}).`, { cause: error });
  }
  const held = lock;
  return () => {
    if (held.isOpen) held.close();
  };
}

/** SQLITE_BUSY: another process holds the lock. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}
