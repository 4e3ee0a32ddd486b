import { createRandom, type Random } from "./random.ts";

/** One thing that goes wrong. `share` is the part of the connections that it meets, 0 to 1. */
export type Fault =
  | { kind: "kill-server"; downMs: number }
  | { kind: "drain-server" }
  | { kind: "stop-server"; ms: number }
  | { kind: "kill-postgres" }
  | { kind: "restart-postgres" }
  | { kind: "crash-session" }
  | { kind: "cut"; share: number }
  /** Nothing passes any more and nobody is told; after `ms` the line is reset, or never when it is null. */
  | { kind: "half-open"; share: number; ms: number | null }
  | { kind: "slow"; share: number; delayMs: number; bytesPerSecond: number; ms: number }
  | { kind: "full-disk"; ms: number };
export type FaultKind = Fault["kind"];

export type TimedFault = { atMs: number; fault: Fault };

export type Schedule = { seed: number; loadMs: number; faults: TimedFault[] };

const makers: Record<FaultKind, (random: Random) => Fault> = {
  "kill-server": (random) => ({ kind: "kill-server", downMs: random.whole(0, 1500) }),
  "kill-postgres": () => ({ kind: "kill-postgres" }),
  "stop-server": (random) => ({ kind: "stop-server", ms: random.whole(1000, 5000) }),
  cut: (random) => ({ kind: "cut", share: random.between(0.2, 1) }),
  "full-disk": (random) => ({ kind: "full-disk", ms: random.whole(1500, 4000) }),
  "half-open": (random) => ({
    kind: "half-open",
    share: random.between(0.2, 0.8),
    ms: random.chance(0.7) ? random.whole(1000, 4000) : null,
  }),
  "crash-session": () => ({ kind: "crash-session" }),
  slow: (random) => ({
    kind: "slow",
    share: random.between(0.2, 1),
    delayMs: random.whole(20, 400),
    bytesPerSecond: random.whole(8_000, 100_000),
    ms: random.whole(1500, 5000),
  }),
  "restart-postgres": () => ({ kind: "restart-postgres" }),
  "drain-server": () => ({ kind: "drain-server" }),
};

/** Every kind, in the order in which neighbouring seeds begin with them. */
export const faultKinds = Object.keys(makers) as FaultKind[];

/**
 * What goes wrong when, for a seed. Seeds that follow one another begin with each kind in turn, so that a short run
 * meets every kind; what follows is drawn.
 */
export function planSchedule(seed: number): Schedule {
  const random = createRandom(seed);
  const loadMs = random.whole(8000, 12_000);
  const kinds: FaultKind[] = [faultKinds[seed % faultKinds.length] ?? "cut"];
  for (let more = random.whole(2, 5); more > 0; more--) kinds.push(random.pick(faultKinds) ?? "cut");
  const faults: TimedFault[] = [];
  let atMs = random.whole(800, 1800);
  for (const kind of kinds) {
    // One disk fills up once in a schedule: more would leave no time for anything else.
    if (kind === "full-disk" && faults.some(({ fault }) => fault.kind === kind)) continue;
    if (atMs > loadMs - 500) break;
    faults.push({ atMs, fault: makers[kind](random) });
    atMs += random.whole(400, 2600);
  }
  return { seed, loadMs, faults };
}

export function describeFault({ atMs, fault }: TimedFault): string {
  const { kind, ...rest } = fault;
  const details = Object.entries(rest).map(([name, value]) => `${name} ${typeof value === "number" ? Number(value.toFixed(2)) : value}`);
  return `${(atMs / 1000).toFixed(1)} s ${kind}${details.length > 0 ? ` (${details.join(", ")})` : ""}`;
}
