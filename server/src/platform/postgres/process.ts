import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../log.ts";
import { explainBroken } from "./binaries.ts";
import type { Launch } from "./os-user.ts";
import { readPostmasterFile } from "./postmaster-file.ts";

/** How a PostgreSQL ended: its exit code or signal, and the last thing it said, the serious before others. */
export type PostgresExit = { code: number | null; signal: NodeJS.Signals | null; lastWords: string };

export type PostgresProcess = {
  exited: Promise<PostgresExit>;
  /** Resolves to true when connections are taken, to false when it ended before. */
  ready(): Promise<boolean>;
  /** Ends sessions, writes everything out, and resolves when the process is gone. */
  stop(): Promise<void>;
};

const readyPoll = 4;
const recoveryNotice = 3_000;
const fastStop = 20_000;
const lastLines = 200;

/** Starts the postmaster. It goes on when this process is killed; the next start finds and stops it. */
export function spawnPostgres(launch: Launch, cluster: string, log: Logger): PostgresProcess {
  const child = spawn(launch.command, launch.args, {
    ...(launch.uid === undefined ? {} : { uid: launch.uid }),
    ...(launch.gid === undefined ? {} : { gid: launch.gid }),
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    stdio: ["ignore", "ignore", "pipe"],
    // Its own process group: Ctrl+C in a terminal must not stop the database before the server has drained.
    detached: true,
  });
  const state: State = { ready: false, stopping: false, ended: false, lastWords: "" };
  const exited = whenExited(child, state, launch.command);
  exited.catch(() => {}); // whoever awaits it sees it
  logLines(child, state, log);
  const onExit = () => child.kill("SIGINT");
  process.once("exit", onExit);
  exited.finally(() => process.removeListener("exit", onExit)).catch(() => {});

  return {
    exited,
    async ready() {
      const since = Date.now();
      let told = false;
      while (!state.ended) {
        const file = await readPostmasterFile(cluster);
        if (file?.pid === child.pid && file?.ready) {
          state.ready = true;
          return true;
        }
        if (!told && Date.now() - since > recoveryNotice) {
          told = true;
          log.info("PostgreSQL is recovering; this can take some minutes after a crash under load");
        }
        await sleep(readyPoll);
      }
      await exited;
      return false;
    },
    async stop() {
      state.stopping = true;
      child.kill("SIGINT");
      const timer = setTimeout(() => child.kill("SIGQUIT"), fastStop);
      await exited.finally(() => clearTimeout(timer));
    },
  };
}

type State = { ready: boolean; stopping: boolean; ended: boolean; lastWords: string };

function whenExited(child: ChildProcess, state: State, command: string): Promise<PostgresExit> {
  return new Promise((resolve, reject) => {
    child.on("error", () => {
      state.ended = true;
      reject(explainBroken(command));
    });
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      state.ended = true;
      child.stderr?.destroy();
      if (code === 127) reject(explainBroken(command));
      else resolve({ code, signal, lastWords: state.lastWords });
    };
    child.on("close", end);
    // "close" comes after the last line was read, but not while sessions of a killed postmaster still hold the pipe.
    child.on("exit", (code, signal) => void setTimeout(end, lastLines, code, signal));
  });
}

function logLines(child: ChildProcess, state: State, log: Logger): void {
  if (!child.stderr) return;
  createInterface({ input: child.stderr }).on("line", (line) => {
    const serious = /^(FATAL|PANIC):/.test(line);
    if (serious || !/^(FATAL|PANIC):/.test(state.lastWords)) state.lastWords = line;
    // What it says while it starts or stops is told by whoever waits for that.
    if (serious && state.ready && !state.stopping) log.error({ postgres: line }, "PostgreSQL reports an error");
    else log.debug({ postgres: line }, "PostgreSQL");
  });
}
