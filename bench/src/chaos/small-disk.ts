import { spawnSync } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";

/** A disk small enough to be filled: a file system in memory. */
export type SmallDisk = {
  folder: string;
  /** Writes until nothing more fits. */
  fill(): Promise<void>;
  /** Makes room again. */
  free(): Promise<void>;
};

const megabytes = 192;
const piece = Buffer.alloc(1024 * 1024, 0x2e);

/** Mounts one at the folder; undefined where this may not be done. Unmounted with `cleanup`. */
export async function mountSmallDisk(folder: string, cleanup: AsyncDisposableStack): Promise<SmallDisk | undefined> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  await mkdir(folder, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0711`, "chatflow-chaos", folder]);
  if (mounted.status !== 0) return undefined;
  cleanup.defer(() => {
    // Lazily: a process that is just ending may still hold a file.
    spawnSync("umount", ["-l", folder]);
  });
  const filler = join(folder, "filler");
  return {
    folder,
    async fill() {
      const file = await open(filler, "w");
      try {
        // The rest that no whole piece fits into is taken in small ones.
        for (const size of [piece.length, 4096, 1]) {
          while (await fits(file.write(piece, 0, size)));
        }
      } finally {
        await file.close();
      }
    },
    free: () => rm(filler, { force: true }),
  };
}

async function fits(writing: Promise<{ bytesWritten: number }>): Promise<boolean> {
  try {
    return (await writing).bytesWritten > 0;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") return false;
    throw error;
  }
}

/** Whether a small disk can be had here, found out by trying. The folder is gone afterwards. */
export async function canMountSmallDisk(folder: string): Promise<boolean> {
  await using cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  return (await mountSmallDisk(folder, cleanup)) !== undefined;
}
