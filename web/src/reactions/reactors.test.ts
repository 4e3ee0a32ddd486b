import { expect, it } from "vitest";
import { reactorsText } from "./reactors.ts";

it.each<[names: (string | undefined)[], total: number, mine: boolean, text: string]>([
  [[], 1, true, "You"],
  [["Ada"], 1, false, "Ada"],
  [["Ada"], 2, true, "You and Ada"],
  [["Ada", "Bo"], 3, true, "You, Ada, and Bo"],
  [["Ada"], 1200, false, "Ada and 1,199 others"],
  [["Ada", undefined], 2, false, "Ada and 1 other"],
])("%j of %d, mine %j: %s", (names, total, mine, text) => {
  expect(reactorsText(names, total, mine)).toBe(text);
});
