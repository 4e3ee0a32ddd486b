import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { indexedDbStorage } from "./indexed-db.ts";
import { layout } from "./layout.ts";
import { finished, openWithinMs, storeName } from "./open-database.ts";

globalThis.IDBKeyRange = IDBKeyRange;
let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
});
afterEach(() => {
  vi.useRealTimers();
});

const storage = (indexedDB = factory) => indexedDbStorage({ indexedDB, locks: null });

/** The database as another version of the app has left it. */
async function left(version: number, records: Record<string, unknown>): Promise<IDBDatabase> {
  const opened = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open("chatflow", version);
    request.onupgradeneeded = () => void request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
  });
  const writing = opened.transaction(storeName, "readwrite");
  for (const [key, value] of Object.entries(records)) writing.objectStore(storeName).put(value, key.split(" "));
  await finished(writing);
  return opened;
}

const records = { current: 1, "ada channels c": 2, "ada unsent m": 3, "ada changes e": 4, "ada timelines c": 5 };

test("a database of a newer layout is emptied but for what was not sent", async () => {
  (await left(layout + 1, records)).close();
  const kept = storage();
  expect(await kept.keys([])).toEqual([
    ["ada", "changes", "e"],
    ["ada", "unsent", "m"],
  ]);
  await kept.write({ put: [{ key: ["ada", "users", "u"], value: 6 }] });
  expect(await kept.read(["ada", "unsent"])).toEqual([{ key: ["ada", "unsent", "m"], value: 3 }]);
});

test("two tabs read what the other has written", async () => {
  const [one, other] = [storage(), storage()];
  await one.write({ put: [{ key: ["ada", "unsent", "1"], value: 1 }] });
  await other.write({ put: [{ key: ["ada", "unsent", "2"], value: 2 }] });
  expect(await one.read(["ada", "unsent"])).toHaveLength(2);
});

test("a tab with a newer layout is let through, and says so here from then on", async () => {
  const kept = storage();
  await kept.write({ put: [{ key: ["ada", "unsent", "1"], value: 1 }] });
  const newer = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open("chatflow", layout + 1);
    request.onsuccess = () => resolve(request.result);
  });
  await expect(kept.read([])).rejects.toThrow("newer version");
  newer.close();
});

test("a database that another tab does not let go is given up, and hangs nobody", async () => {
  // This one does not hear that it shall close.
  const holding = await left(layout + 1, records);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const reading = storage().read([]);
  const rejected = expect(reading).rejects.toThrow("another tab");
  for (let step = 0; step < 20; step++) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(openWithinMs);
  await rejected;
  holding.close();
});

test("without a database in the browser every call is rejected", async () => {
  const none = indexedDbStorage({ locks: null });
  await expect(none.read([])).rejects.toThrow();
  await expect(none.write({ put: [] })).rejects.toThrow();
  none.close();
});
