import { expect, test } from "vitest";
import { describeFault, faultKinds, planSchedule } from "./schedule.ts";

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

test("the same seed gives the same schedule, another one another", () => {
  expect(planSchedule(42)).toEqual(planSchedule(42));
  expect(new Set(seeds.map((seed) => JSON.stringify(planSchedule(seed).faults))).size).toBe(seeds.length);
});

test("as many seeds in a row as there are kinds meet every kind", () => {
  for (const first of [1, 20, 77]) {
    const met = seeds.slice(0, faultKinds.length).flatMap((_, at) => planSchedule(first + at).faults.map(({ fault }) => fault.kind));
    expect(new Set(met)).toEqual(new Set(faultKinds));
  }
});

test("faults happen while there is load, in order, and can be read by people", () => {
  for (const { loadMs, faults } of seeds.map(planSchedule)) {
    expect(faults.length).toBeGreaterThanOrEqual(2);
    expect(faults.map(({ atMs }) => atMs)).toEqual(faults.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
    for (const { atMs } of faults) expect(atMs).toBeLessThan(loadMs);
  }
  expect(describeFault({ atMs: 1234, fault: { kind: "half-open", share: 0.5, ms: null } })).toBe("1.2 s half-open (share 0.5, ms null)");
});
