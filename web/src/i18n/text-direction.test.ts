import { expect, it } from "vitest";
import { textDirection } from "./text-direction.ts";

it.each([
  ["مرحبًا Ada", "rtl"],
  ["שלום", "rtl"],
  ["Hello, ليلى", "ltr"],
  ["> 12. **نعم**", "rtl"],
  ["日本語", "ltr"],
  ["🎉 12", undefined],
  ["", undefined],
] as const)("%j runs %s", (text, direction) => {
  expect(textDirection(text)).toBe(direction);
});
