import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** On which core the measured server (its PostgreSQL included) and the load run; null where the system decides. */
export type Placement = { server: number | null; load: number | null; words: string };

/** One core for the server and another for the load, so that neither takes the other's time; where the machine allows it. */
export function choosePlacement(free: boolean): Placement {
  const [server, load] = free ? [] : pinnableCores();
  if (server === undefined || load === undefined) {
    return { server: null, load: null, words: "left to the operating system" };
  }
  return { server, load, words: `server and its PostgreSQL on core ${server}, load on core ${load}` };
}

/** Puts a program on a core. `taskset` becomes the program, so the process id stays the same. */
export function onCore(core: number | null, program: string, args: string[]): { program: string; args: string[] } {
  return core === null ? { program, args } : { program: "taskset", args: ["-c", String(core), program, ...args] };
}

function pinnableCores(): number[] {
  if (process.platform !== "linux" || spawnSync("taskset", ["-V"]).status !== 0) return [];
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "";
  return list.split(",").flatMap((range) => {
    const [first, last = first] = range.split("-").map(Number);
    return first === undefined || last === undefined ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
