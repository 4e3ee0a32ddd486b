import { expect, it } from "vitest";
import { base64Of, middleSquare } from "./logo-image.ts";

it("keeps the middle of a picture", () => {
  expect(middleSquare(400, 300)).toEqual({ x: 50, y: 0, size: 300 });
  expect(middleSquare(300, 401)).toEqual({ x: 0, y: 50, size: 300 });
});

it("carries bytes in base64", async () => {
  expect(await base64Of(new Blob([new Uint8Array([137, 80, 78, 71, 0, 255])]))).toBe("iVBORwD/");
});
