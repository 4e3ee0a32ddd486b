import { expect, test } from "vitest";
import { runSchedule } from "./run-schedule.ts";
import type { Schedule } from "./schedule.ts";

const schedules: Schedule[] = [
  {
    seed: 1,
    loadMs: 4000,
    faults: [
      { atMs: 700, fault: { kind: "cut", share: 0.6 } },
      { atMs: 1500, fault: { kind: "kill-server", downMs: 200 } },
    ],
  },
  {
    seed: 2,
    loadMs: 4000,
    faults: [
      { atMs: 600, fault: { kind: "crash-session" } },
      { atMs: 1500, fault: { kind: "half-open", share: 0.4, ms: 1000 } },
      { atMs: 2000, fault: { kind: "kill-postgres" } },
    ],
  },
];

const named = schedules.map((schedule) => [schedule.faults.map(({ fault }) => fault.kind).join(", "), schedule] as const);

test.for(named)("nothing is lost, doubled, reordered or leaked under %s", { timeout: 180_000 }, async ([, schedule]) => {
  await using cleanup = new AsyncDisposableStack();
  const { acknowledged, delivered, findings, troubles, outcomes } = await runSchedule(schedule, { cleanup, people: 10 });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(schedule.faults.map(() => "done"));
  expect(acknowledged).toBeGreaterThan(0);
  expect(delivered).toBeGreaterThan(acknowledged);
  expect(findings).toEqual([]);
  expect(troubles).toEqual([]);
});

test.for(["sse", "polling"] as const)("what travels by %s is noted and checked, too", { timeout: 120_000 }, async (transport) => {
  const cut = { atMs: 800, fault: { kind: "cut", share: 1 } } as const;
  await using cleanup = new AsyncDisposableStack();
  const result = await runSchedule({ seed: 3, loadMs: 2000, faults: [cut] }, { cleanup, people: 6, transports: [transport] });
  // Most of what is delivered is events: answers with messages are few.
  expect(result.delivered).toBeGreaterThan(2 * result.acknowledged);
  expect(result.findings).toEqual([]);
  expect(result.troubles).toEqual([]);
});
