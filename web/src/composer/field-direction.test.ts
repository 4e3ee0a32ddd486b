import { expect, it } from "vitest";
import { fieldDirection } from "./field-direction.ts";

it.each([
  ["مرحبًا Ada\n\nHello", "auto"],
  ["Hello, ليلى", "auto"],
  ["@ada", "auto"],
  ["@ada مرحبًا", "rtl"],
  ["@ليلى hello", "ltr"],
  ["🎉 12", undefined],
  [" ", undefined],
] as const)("a field with %j runs %s", (text, direction) => {
  expect(fieldDirection(text)).toBe(direction);
});
