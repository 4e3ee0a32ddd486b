import { expect, test } from "vitest";
import { createRecent, recentAtMost } from "./recent.ts";

test("the channels that were opened last are the ones that stay, also when there is room for fewer", () => {
  const recent = createRecent();
  const ids = Array.from({ length: recentAtMost }, (_, n) => String(n));
  for (const id of ids) expect(recent.opened(id)).toEqual([]);
  expect(recent.opened("new")).toEqual(["0"]);
  expect(recent.halve()).toHaveLength(recentAtMost / 2);
  expect(recent.list().slice(0, 2)).toEqual(["new", String(recentAtMost - 1)]);
  recent.set(["only"]);
  expect(recent.halve()).toEqual([]);
  expect(recent.list()).toEqual(["only"]);
});
