import { expect, it } from "vitest";
import { rowAfter } from "./row-after.ts";

it("is the row below, of the last one the row above, and none where nothing is left", () => {
  const ids = ["a", "b", "c"];
  expect([rowAfter(ids, "a"), rowAfter(ids, "b"), rowAfter(ids, "c")]).toEqual(["b", "c", "b"]);
  expect(rowAfter(["a"], "a")).toBeNull();
});
