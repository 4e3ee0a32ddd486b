/** Milliseconds on the machine's monotonic clock, which every process here shares. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Timers may be a millisecond late, and more; this one is not: it spins for the last of them. */
export async function untilExactly(at: number): Promise<void> {
  const left = at - now();
  if (left > 3) await new Promise((resolve) => setTimeout(resolve, left - 3));
  while (now() < at) await new Promise((resolve) => setImmediate(resolve));
}
