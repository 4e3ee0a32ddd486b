import { existsSync } from "node:fs";
import { readdir, realpath, rm, rmdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { readConfig } from "../server/src/platform/config.ts";
import { lockFolder } from "../server/src/platform/data-folder-lock.ts";
import { createLog } from "../server/src/platform/log.ts";
import { clearLeftover } from "../server/src/platform/postgres/leftover.ts";
import { StartError } from "../server/src/platform/start-error.ts";

try {
  await reset();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  for (const line of error.lines) console.error(line);
  process.exitCode = 1;
}

async function reset(): Promise<void> {
  const { config } = readConfig(process.env);
  const path = resolve(config.dataFolder);
  if (!existsSync(path)) return console.log(`There is no ${path}; nothing to remove.`);
  const folder = await realpath(path);
  // CHATFLOW_DATA may have been set to a home folder by mistake.
  if (!existsSync(join(folder, "secrets.json"))) throw new StartError(`${folder} is not a data folder of ChatFlow; nothing was removed.`);
  const unlock = lockFolder(folder);
  try {
    if (config.databaseUrl) console.log("The database of DATABASE_URL is not touched.");
    if (!(await agreed(folder))) return console.log("Nothing was removed.");
    await clearLeftover(join(folder, "postgres"), await createLog({ level: "silent", format: "json" }));
    for (const entry of await readdir(folder)) {
      if (entry !== "lock") await rm(join(folder, entry), { recursive: true, force: true });
    }
    await rm(join(folder, "lock"), { force: true });
    await rmdir(folder).catch(() => {}); // a volume's own folder stays
    console.log(`Removed ${folder}.`);
  } finally {
    unlock();
  }
}

async function agreed(folder: string): Promise<boolean> {
  if (process.argv.includes("--yes")) return true;
  if (!process.stdin.isTTY) throw new StartError("Nobody is here to ask. To remove the data folder, run bin/reset --yes.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Remove ${folder} with every account and message in it? Type yes: `);
  terminal.close();
  return answer.trim().toLowerCase() === "yes";
}
