import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Logger } from "../log.ts";
import { StartError } from "../start-error.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { port } from "./socket-folder.ts";

/** Above any process id that a system gives. */
const noProcess = 2_147_483_647;

// One that is told to stop while it recovers from a crash may wait for ever; ended at once it recovers at the next start.
const patience = { fast: 5_000, immediate: 10_000 };

/**
 * Stops a PostgreSQL that a killed server left running on the cluster, and makes sure that the file of one that died
 * keeps nobody out. The caller holds the data folder's lock, so no living server uses it.
 */
export async function clearLeftover(cluster: string, log: Logger): Promise<void> {
  const left = await readPostmasterFile(cluster);
  if (!left) return;
  if (await isPostmaster(left.pid, cluster)) {
    log.info({ pid: left.pid }, "stopping the PostgreSQL that an earlier run left");
    await stopLeftover(left.pid, cluster);
  } else if (await answers(left.socketFolder)) {
    throw new StartError(
      `A PostgreSQL that this system does not show (of another container?) still runs on ${cluster}. Stop it, then start again.`,
    );
  } else {
    await disown(cluster);
  }
  // One in the temporary folder is of no more use; the one in the data folder is made anew anyway.
  if (basename(left.socketFolder).startsWith("chatflow-")) await rm(left.socketFolder, { recursive: true, force: true });
}

/**
 * PostgreSQL refuses to start while the file names a process that lives, which after a power cut or in a container may
 * be any other program. Naming no process lets its second check, whether shared memory is still in use, decide.
 */
async function disown(cluster: string): Promise<void> {
  const path = join(cluster, "postmaster.pid");
  const content = await readFile(path, "utf8");
  await writeFile(path, content.replace(/^-?\d+/, String(noProcess)));
}

async function stopLeftover(pid: number, cluster: string): Promise<void> {
  for (const [signal, wait] of [
    ["SIGINT", patience.fast],
    ["SIGQUIT", patience.immediate],
  ] as const) {
    send(pid, signal);
    const end = Date.now() + wait;
    while (Date.now() < end) {
      if (!(await isPostmaster(pid, cluster))) return;
      await sleep(20);
    }
  }
  throw new StartError(`A PostgreSQL of an earlier run (process ${pid}) does not stop. End it, then start again.`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return;
    throw new StartError(
      `A PostgreSQL of an earlier run (process ${pid}) belongs to another user. Start ChatFlow as the same user as before.`,
      { cause: error },
    );
  }
}

/** Whether the process is a postmaster on this cluster: a process id alone may have gone to another program. */
async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  const commandLine = (await readCommandLine(pid)) ?? "";
  return commandLine.includes("postgres") && commandLine.includes(cluster);
}

async function readCommandLine(pid: number): Promise<string | null> {
  if (process.platform === "linux") return await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  const ps = promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
  return await ps.then(({ stdout }) => stdout).catch(() => null);
}

/** Whether somebody listens on the socket; the system knows, whatever files say. */
function answers(socketFolder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(join(socketFolder, `.s.PGSQL.${port}`));
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.on("connect", () => end(true));
    socket.on("error", () => end(false));
  });
}
