import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const folder = new URL("../../baselines/", import.meta.url);

/** Keeps the JSON line of a run as what later runs are compared with; returns where. */
export async function recordBaseline(bench: string, line: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = fileURLToPath(new URL(`${bench.replace(" --", "-")}.json`, folder));
  await writeFile(path, `${line}\n`);
  return path;
}
