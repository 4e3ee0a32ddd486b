import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { breakable } from "../test/broken-storage.ts";
import { createKeeper, writeEveryMs } from "./keeper.ts";
import { memoryStorage } from "./memory.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(giveWay: () => string[] = () => []) {
  const { storage, failFor } = breakable(memoryStorage());
  const keeper = createKeeper(storage, { giveWay });
  const writes = vi.spyOn(storage, "write");
  keeper.own("ada");
  return { storage, failFor, keeper, writes, wait: () => vi.advanceTimersByTimeAsync(writeEveryMs) };
}

test("what changes often is written now and then, all of it at once, as it is then", async () => {
  const { keeper, storage, writes, wait } = setUp();
  await wait();
  writes.mockClear();
  let value = 0;
  for (; value < 100; value++) keeper.later("timelines", "c", () => value);
  keeper.later("channels", "c", () => "entry");
  expect(writes).not.toHaveBeenCalled();
  await wait();
  expect(writes).toHaveBeenCalledOnce();
  expect(await storage.read(["ada", "timelines"])).toEqual([{ key: ["ada", "timelines", "c"], value: 100 }]);
  keeper.later("timelines", "c", () => undefined);
  await wait();
  expect(await keeper.ids("timelines")).toEqual([]);
});

test("what only this program has is written at once, that of one moment together", async () => {
  const { keeper, storage, writes } = setUp();
  writes.mockClear();
  for (const id of ["1", "2", "3"]) keeper.now("unsent", id, id);
  keeper.now("unsent", "2", undefined);
  expect(await keeper.kept()).toBe(true);
  expect(writes).toHaveBeenCalledOnce();
  expect(await keeper.read("unsent")).toEqual(["1", "3"]);
  expect(await storage.keys([])).toHaveLength(2);
});

test("ending writes what waits, and leaves no timer", async () => {
  const { keeper, storage } = setUp();
  keeper.later("channels", "c", () => "entry");
  keeper.now("unsent", "1", "one");
  keeper.end();
  expect(vi.getTimerCount()).toBe(0);
  expect(await storage.keys([])).toHaveLength(2);
});

test("when what is not sent finds no room, what the server has as well makes room for it", async () => {
  const { keeper, storage, failFor, wait } = setUp();
  keeper.later("channels", "c", () => "entry");
  await wait();
  let failures = 1;
  failFor(([, kind]) => kind === "unsent" && failures-- > 0);
  keeper.now("unsent", "1", "one");
  expect(await keeper.kept()).toBe(true);
  expect(keeper.state.get().keeps).toBe("unsent");
  expect(await storage.keys([])).toEqual([["ada", "unsent", "1"]]);
  keeper.later("channels", "c", () => "entry");
  expect(vi.getTimerCount()).toBe(0);
});

test("what belongs to another account is removed, and wiping one leaves what another has since put there", async () => {
  const { keeper, storage } = setUp();
  keeper.now("unsent", "1", "one");
  await keeper.kept();
  const other = createKeeper(storage);
  await other.begin();
  other.own("ben");
  other.now("unsent", "2", "two");
  other.currentLater(() => "ben");
  other.end();
  await vi.advanceTimersByTimeAsync(0);
  expect((await storage.keys([])).map(([whose]) => whose)).toEqual(["ben", "current"]);
  await keeper.wipe();
  expect(await storage.keys([])).toHaveLength(2);
});

test("a full disk costs what gives way, as much as it takes, and then everything is kept again", async () => {
  const toGo = [["a"], ["b", "c"], ["d"]];
  const { keeper, storage, failFor, wait } = setUp(() => toGo.shift() ?? []);
  for (const id of ["a", "b", "c", "d", "e"])
    keeper.later("timelines", id, () => (toGo.flat().includes(id) || id === "e" ? id : undefined));
  await wait();
  let room = 2;
  failFor(([, kind]) => kind === "timelines" && room-- > 0);
  keeper.later("timelines", "e", () => "more");
  await wait();
  expect(await keeper.ids("timelines")).toEqual(["d", "e"]);
  expect(await keeper.read("timelines", "e")).toEqual(["more"]);
  expect(keeper.state.get()).toEqual({ keeps: "everything" });
  room = 1;
  failFor(([, kind]) => kind === "unsent" && room-- > 0);
  keeper.now("unsent", "1", "one");
  expect(await keeper.kept()).toBe(true);
  expect(await keeper.ids("timelines")).toEqual(["e"]);
  expect(keeper.state.get()).toEqual({ keeps: "everything" });
  expect(await storage.keys(["ada", "unsent"])).toHaveLength(1);
});
