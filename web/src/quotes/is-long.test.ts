import { expect, it } from "vitest";
import { isLong } from "./is-long.ts";

it("shows up to six lines, or some hundred characters, at once", () => {
  expect([isLong("short"), isLong("a\n".repeat(5)), isLong("a\n".repeat(6)), isLong("a".repeat(421))]).toEqual([false, false, true, true]);
});
