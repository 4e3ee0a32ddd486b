import { expect, test } from "vitest";
import { whenCalm } from "./calm.ts";

const beat = 20;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Keeps the event loop busy for nearly all of the time, as a rush does, with its timers still running. */
async function rush(beats: number, each: () => void): Promise<void> {
  for (let count = 0; count < beats; count++) {
    for (const until = performance.now() + beat; performance.now() < until; );
    each();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("waits until the event loop is calm, and then works once", async () => {
  let worked = 0;
  whenCalm(() => worked++, beat);
  await rush(10, () => expect(worked).toBe(0));
  await expect.poll(() => worked).toBe(1);
  await wait(3 * beat);
  expect(worked).toBe(1);
});

test("does nothing once it is given up", async () => {
  let worked = 0;
  whenCalm(() => worked++, beat)();
  await wait(3 * beat);
  expect(worked).toBe(0);
});
