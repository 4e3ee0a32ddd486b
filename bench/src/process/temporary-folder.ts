import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An empty data folder for one bench; removed with `cleanup`. */
export async function temporaryFolder(cleanup: AsyncDisposableStack): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "chatflow-bench-")));
  cleanup.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // PostgreSQL must pass through, which runs as another user when we are root; the server makes the rest of it private.
  return join(folder, "data");
}
