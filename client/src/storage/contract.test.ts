import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { expect, test } from "vitest";
import { indexedDbStorage } from "./indexed-db.ts";
import { memoryStorage } from "./memory.ts";
import type { ChatStorage } from "./storage.ts";

globalThis.IDBKeyRange = IDBKeyRange;

const storages: [string, () => ChatStorage][] = [
  ["memory", memoryStorage],
  ["IndexedDB", () => indexedDbStorage({ indexedDB: new IDBFactory(), locks: null })],
];

test.each(storages)("%s: what was written is read by its key and by what its key begins with, in the order of keys", async (_, make) => {
  const storage = make();
  const put = [
    { key: ["ada", "users", "b"], value: { name: "Ben" } },
    { key: ["ada", "users", "a"], value: { name: "Ada" } },
    { key: ["ada", "usersX", "a"], value: 1 },
    { key: ["ada"], value: 0 },
    { key: ["ben", "users", "a"], value: 2 },
  ];
  await storage.write({ put });
  expect(await storage.read(["ada", "users"])).toEqual([put[1], put[0]]);
  expect(await storage.read(["ada", "users", "b"])).toEqual([put[0]]);
  expect(await storage.keys(["ada"])).toEqual([["ada"], ["ada", "users", "a"], ["ada", "users", "b"], ["ada", "usersX", "a"]]);
  expect(await storage.keys([])).toHaveLength(5);
  expect(await storage.read(["nobody"])).toEqual([]);
});

test.each(storages)("%s: a later value takes the place of an earlier one, and a write removes before it puts", async (_, make) => {
  const storage = make();
  await storage.write({ put: [{ key: ["a", "x"], value: 1 }] });
  await storage.write({ put: [{ key: ["a", "x"], value: 2 }] }, { durable: true });
  await storage.write({ remove: [["a", "y"]], put: [{ key: ["a", "y"], value: 3 }] });
  expect(await storage.read(["a"])).toEqual([
    { key: ["a", "x"], value: 2 },
    { key: ["a", "y"], value: 3 },
  ]);
});

test.each(storages)("%s: removing takes what begins so, and nothing else", async (_, make) => {
  const storage = make();
  const keys = [["a"], ["a", "x"], ["a", "x", "1"], ["ab"], ["b", "x"]];
  await storage.write({ put: keys.map((key) => ({ key, value: 0 })) });
  await storage.write({ remove: [["a", "x"]] });
  expect(await storage.keys([])).toEqual([["a"], ["ab"], ["b", "x"]]);
  await storage.write({ remove: [["a"], ["b"]] });
  expect(await storage.keys([])).toEqual([["ab"]]);
  await storage.write({ remove: [[]] });
  expect(await storage.keys([])).toEqual([]);
});

test.each(storages)("%s: writes and reads happen in the order of calling, also those just before it is closed", async (_, make) => {
  const storage = make();
  void storage.write({ put: [{ key: ["a"], value: 1 }] });
  const first = storage.read(["a"]);
  void storage.write({ remove: [["a"]] });
  const second = storage.read(["a"]);
  const written = storage.write({ put: [{ key: ["b"], value: 2 }] });
  storage.close();
  await written;
  expect(await first).toEqual([{ key: ["a"], value: 1 }]);
  expect(await second).toEqual([]);
  expect(await storage.read([])).toEqual([{ key: ["b"], value: 2 }]);
});
