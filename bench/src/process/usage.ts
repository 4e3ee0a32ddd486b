import { readdir, readFile } from "node:fs/promises";

/** What the kernel says about a process and its descendants. Linux only: elsewhere every answer is undefined. */

/** Linux counts in ticks of 10 ms, on every architecture that Node runs on. */
const microsPerTick = 10_000;

type Stat = { pid: number; parent: number; micros: number };

export type Cpu = {
  /** CPU time of the process itself, in microseconds. */
  own: number;
  /** The same with its living descendants: a server with its PostgreSQL. */
  tree: number;
};

export async function cpuOf(pid: number): Promise<Cpu | undefined> {
  const all = await tree(pid);
  const own = all.find((stat) => stat.pid === pid);
  return own && { own: own.micros, tree: all.reduce((sum, stat) => sum + stat.micros, 0) };
}

/** CPU time so far: of the whole machine, and of this bench with every process that it started. In microseconds. */
export type Share = { machine: number; bench: number };

export async function shareOfMachine(): Promise<Share | undefined> {
  const line = /^cpu +(.*)$/m
    .exec((await read("/proc/stat")) ?? "")?.[1]
    ?.split(" ")
    .map(Number);
  const bench = await cpuOf(process.pid);
  if (line === undefined || bench === undefined) return undefined;
  // Of interrupts nobody can say whose they are. What a hypervisor took away (steal) others had.
  const [user = 0, nice = 0, system = 0, _idle, _wait, _irq, _softirq, steal = 0] = line;
  return { machine: (user + nice + system + steal) * microsPerTick, bench: bench.tree };
}

/** Cores that programs which are not ours used between two looks; undefined where the system does not tell. */
export function othersCores(from: Share | undefined, to: Share | undefined, seconds: number): number | undefined {
  if (from === undefined || to === undefined) return undefined;
  return Math.max(0, to.machine - from.machine - (to.bench - from.bench)) / 1e6 / seconds;
}

/**
 * Memory of a server and its PostgreSQL in MB. The server counts in full (RSS): other programs that run on Node share
 * its pages, this bench too, and a proportional count would call the server smaller for it. Its descendants count
 * proportionally (PSS): what they share, they share with one another.
 */
export async function memoryOf(pid: number): Promise<number | undefined> {
  const kilobytes = await Promise.all((await tree(pid)).map((stat) => rollup(stat.pid, stat.pid === pid ? "Rss" : "Pss")));
  const sum = kilobytes.reduce((total, kb) => total + kb, 0);
  return kilobytes.length === 0 || Number.isNaN(sum) ? undefined : sum / 1024;
}

/** Memory of one process in KB, what it shares counted proportionally (PSS): for how it grows, not for how much it is. */
export async function proportionalKb(pid: number): Promise<number | undefined> {
  const kb = await rollup(pid, "Pss");
  return Number.isNaN(kb) ? undefined : kb;
}

async function rollup(pid: number, field: "Rss" | "Pss"): Promise<number> {
  const text = await read(`/proc/${pid}/smaps_rollup`);
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(text ?? "")?.[1] ?? Number.NaN);
}

async function tree(root: number): Promise<Stat[]> {
  const all = await everyProcess();
  const found = all.filter((stat) => stat.pid === root);
  for (const parent of found) found.push(...all.filter((stat) => stat.parent === parent.pid)); // grows while it is walked
  return found;
}

async function everyProcess(): Promise<Stat[]> {
  if (process.platform !== "linux") return [];
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map((pid) => read(`/proc/${pid}/stat`)));
  return stats.flatMap((stat) => {
    if (stat === undefined) return []; // it ended meanwhile
    // The name in brackets may hold anything, brackets too. After it: state, parent, … and from 11 on user and system time.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const micros = (Number(fields[11]) + Number(fields[12])) * microsPerTick;
    return [{ pid: Number.parseInt(stat, 10), parent: Number(fields[1]), micros }];
  });
}

async function read(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
