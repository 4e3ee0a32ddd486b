import { performance } from "node:perf_hooks";

/** How often it is looked, in milliseconds, and the share of that time that a calm event loop is busy at most. */
const lookEveryMs = 1000;
const busyAtMost = 0.5;

/**
 * Does some work of the server's own once the event loop is calm: not in the rush after a start, when everybody comes
 * back at once and waits for it. Returns what gives it up.
 */
export function whenCalm(work: () => void, everyMs = lookEveryMs): () => void {
  let since = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(since);
    since = performance.eventLoopUtilization();
    if (utilization > busyAtMost) return;
    clearInterval(timer);
    work();
  }, everyMs).unref();
  return () => clearInterval(timer);
}
