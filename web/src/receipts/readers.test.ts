import { expect, test } from "vitest";
import { reachOf } from "./readers.ts";

test("everyone stands where their positions say", () => {
  const receipts = [
    { userId: "ada", readSeq: 5, deliveredSeq: 5 },
    { userId: "ben", readSeq: 4, deliveredSeq: 6 },
    { userId: "cleo", readSeq: 0, deliveredSeq: 4 },
  ];
  expect(reachOf(5, receipts)).toEqual({ readBy: ["ada"], deliveredTo: ["ben"], others: ["cleo"] });
  expect(reachOf(1, receipts)).toEqual({ readBy: ["ada", "ben"], deliveredTo: ["cleo"], others: [] });
});
