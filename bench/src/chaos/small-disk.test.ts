import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { canMountSmallDisk, mountSmallDisk } from "./small-disk.ts";

const folder = await mkdtemp(join(tmpdir(), "chatflow-small-disk-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const possible = await canMountSmallDisk(folder);

test.runIf(possible)("takes nothing more when it is full, and again when it was freed", async () => {
  await using cleanup = new AsyncDisposableStack();
  const disk = await mountSmallDisk(folder, cleanup);
  if (!disk) throw new Error("it could be mounted a moment ago");
  const write = () => writeFile(join(disk.folder, "one"), "x".repeat(5000));
  await write();
  await rm(join(disk.folder, "one"));
  await disk.fill();
  await expect(write()).rejects.toThrow(/ENOSPC/);
  await disk.free();
  await write();
});
