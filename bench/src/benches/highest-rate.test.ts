import { expect, test } from "vitest";
import { highestRate } from "./highest-rate.ts";

const search = { startAt: 100, factor: 2, refinements: 2, attempts: 30 };

/** A server that holds up to `limit`; `flaky` rates fail the first time they are tried. */
function server(limit: number, { flaky = [] as number[], disturbed = false } = {}) {
  const tried: number[] = [];
  const attempt = async (rate: number) => {
    const failsOnce = flaky.includes(rate) && !tried.includes(rate);
    tried.push(rate);
    return { rate, failed: rate > limit || failsOnce ? "too much" : null, disturbed };
  };
  return { tried, attempt };
}

test("it climbs until a rate fails twice, and then halves the gap", async () => {
  const { tried, attempt } = server(520);
  expect(await highestRate(attempt, search)).toEqual({ rate: 500, failed: null, disturbed: false });
  expect(tried).toEqual([100, 200, 400, 800, 800, 600, 600, 500]);
});

test("it climbs down when the first rate is too high already", async () => {
  const { tried, attempt } = server(30);
  expect(await highestRate(attempt, search)).toEqual({ rate: 25, failed: null, disturbed: false });
  expect(tried).toEqual([100, 100, 50, 50, 25, 38, 38, 32, 32]);
});

test("one bad moment does not end the search", async () => {
  const { attempt } = server(520, { flaky: [200, 400] });
  expect(await highestRate(attempt, search)).toEqual({ rate: 500, failed: null, disturbed: false });
});

test("on a disturbed machine a rate gets more chances", async () => {
  const { tried, attempt } = server(150, { disturbed: true });
  expect(await highestRate(attempt, { ...search, refinements: 0 })).toEqual({ rate: 100, failed: null, disturbed: true });
  expect(tried).toEqual([100, 200, 200, 200, 200, 200]);
});

test("it never tries more often than it may, and says so when nothing held", async () => {
  const { tried, attempt } = server(0);
  expect(await highestRate(attempt, { ...search, attempts: 3 })).toBeNull();
  expect(tried).toHaveLength(3);
  expect(await highestRate(server(0).attempt, search)).toBeNull();
});
