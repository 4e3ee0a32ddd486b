/** Milliseconds on the machine's monotonic clock, which every process here shares. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
