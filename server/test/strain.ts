import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { onTestFinished } from "vitest";

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");

/** What is kept on the heap and beside it, in MB, after all that can go is gone. */
async function keptMb(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    if (typeof collectGarbage === "function") collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20)); // finalizers run in between
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** Watches what hostile input does to this process, which the server runs in. */
export async function watchStrain() {
  const thrown: unknown[] = [];
  const note = (error: unknown) => void thrown.push(error);
  process.on("uncaughtException", note).on("unhandledRejection", note);
  onTestFinished(() => void process.off("uncaughtException", note).off("unhandledRejection", note));
  const before = await keptMb();
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  return {
    /** What would have ended the process. */
    thrown,
    /** MB that are kept more than before; prints them with the longest turn of the event loop. */
    async grownMb(what: string): Promise<number> {
      lag.disable();
      const grown = (await keptMb()) - before;
      console.log(`${what}: ${grown.toFixed(1)} MB more are kept, the longest turn took ${(lag.max / 1e6).toFixed(0)} ms`);
      return grown;
    },
  };
}
