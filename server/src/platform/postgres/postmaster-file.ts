import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What a running PostgreSQL says about itself in postmaster.pid. */
export type PostmasterFile = { pid: number; socketFolder: string; ready: boolean };

/** Reads the cluster's postmaster.pid; null when there is none, or when it is only half written. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  let content: string;
  try {
    content = await readFile(join(cluster, "postmaster.pid"), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  // Lines: process id, folder, start time, port, socket folder, listen address, shared memory, status.
  const lines = content.split("\n").map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, socketFolder: lines[4] ?? "", ready: lines[7] === "ready" };
}
