import { expect, test } from "vitest";
import { holdsScreen } from "./use-message-virtualizer.ts";

const key = "message";
const known = { itemSizeCache: new Map([[key, 28]]), scrollOffset: 500 };
const guessed = { itemSizeCache: new Map(), scrollOffset: 500 };

test("a message above the screen that changed its height moves nothing on it", () => {
  expect(holdsScreen({ key, start: 100, end: 128 }, 27, known)).toBe(true);
  expect(holdsScreen({ key, start: 472, end: 500 }, -27, known)).toBe(true);
});

test("one that is on screen, if only with its end, grows downwards", () => {
  expect(holdsScreen({ key, start: 490, end: 518 }, 27, known)).toBe(false);
  expect(holdsScreen({ key, start: 600, end: 628 }, 27, known)).toBe(false);
});

test("one that was only guessed makes room upwards as soon as it begins above the screen", () => {
  expect(holdsScreen({ key, start: 490, end: 518 }, 27, guessed)).toBe(true);
  expect(holdsScreen({ key, start: 500, end: 528 }, 27, guessed)).toBe(false);
});
