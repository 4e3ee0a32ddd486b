import { setTimeout as sleep } from "node:timers/promises";
import { proportionalKb } from "./usage.ts";

/** What a process has to be started with, for `keptKb` to ask it. */
export const collectsOnSignal = ["--import", new URL("gc-on-signal.ts", import.meta.url).href];

/** Memory in KB of a process that was started with `collectsOnSignal`, once its garbage is collected, which may take so long. Linux only. */
export async function keptKb(pid: number, collectMs: number): Promise<number> {
  for (let times = 0; times < 2; times++) {
    process.kill(pid, "SIGUSR2");
    await sleep(collectMs);
  }
  const kb = await proportionalKb(pid);
  if (kb === undefined) throw new Error("This system does not tell how much memory a process has. This bench runs on Linux.");
  return kb;
}
