import { expect, test, vi } from "vitest";
import { createCell, createDerived, createKeyed } from "./readable.ts";

const microtasks = () => new Promise<void>((resolve) => queueMicrotask(resolve));

test("listeners run once for many changes, and see the last value", async () => {
  const cell = createCell(0);
  const seen: number[] = [];
  cell.subscribe(() => seen.push(cell.get()));
  cell.set(1);
  cell.set(2);
  expect(cell.get()).toBe(2);
  expect(seen).toEqual([]);
  await microtasks();
  expect(seen).toEqual([2]);
});

test("the same value again tells nobody", async () => {
  const cell = createCell("a");
  const listener = vi.fn();
  cell.subscribe(listener);
  cell.set("a");
  await microtasks();
  expect(listener).not.toHaveBeenCalled();
});

test("who has unsubscribed is not called, also when the change came before", async () => {
  const cell = createCell(0);
  const listener = vi.fn();
  const end = cell.subscribe(listener);
  cell.set(1);
  end();
  await microtasks();
  expect(listener).not.toHaveBeenCalled();
});

test("one function subscribed twice is two subscriptions", async () => {
  const cell = createCell(0);
  const listener = vi.fn();
  const end = cell.subscribe(listener);
  cell.subscribe(listener);
  end();
  cell.set(1);
  await microtasks();
  expect(listener).toHaveBeenCalledTimes(1);
});

test("a listener that throws does not keep the others from being called, and its error is not swallowed", async () => {
  const cell = createCell(0);
  const other = vi.fn();
  const broken = new Error("broken listener");
  const caught = new Promise((resolve) => process.once("uncaughtException", resolve));
  const theirs = process.listeners("uncaughtException").filter((listener) => listener.name !== "");
  for (const listener of theirs) process.off("uncaughtException", listener);
  cell.subscribe(() => {
    throw broken;
  });
  cell.subscribe(other);
  cell.set(1);
  expect(await caught).toBe(broken);
  for (const listener of theirs) process.on("uncaughtException", listener);
  expect(other).toHaveBeenCalledTimes(1);
});

test("a derived value is computed when asked for, once, and keeps its reference until it changes", () => {
  const compute = vi.fn(() => ({}));
  const derived = createDerived(compute);
  derived.changed();
  expect(compute).not.toHaveBeenCalled();
  const first = derived.get();
  expect(derived.get()).toBe(first);
  derived.changed();
  expect(derived.get()).not.toBe(first);
  expect(compute).toHaveBeenCalledTimes(2);
});

test("a keyed value tells those who asked for its key", async () => {
  const values = new Map([["a", 1]]);
  const keyed = createKeyed((key) => values.get(key));
  expect(keyed.of("a")).toBe(keyed.of("a"));
  const [a, b] = [vi.fn(), vi.fn()];
  keyed.of("a").subscribe(a);
  keyed.of("b").subscribe(b);
  values.set("a", 2);
  keyed.changed("a");
  await microtasks();
  expect(keyed.of("a").get()).toBe(2);
  expect(a).toHaveBeenCalledTimes(1);
  expect(b).not.toHaveBeenCalled();
});
