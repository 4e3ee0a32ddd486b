import { expect, it } from "vitest";
import { repliesText } from "./replies-text.ts";

it("counts replies", () => {
  expect([0, 1, 2, 1200].map(repliesText)).toEqual(["0 replies", "1 reply", "2 replies", "1,200 replies"]);
});
