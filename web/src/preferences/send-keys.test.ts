import { expect, it } from "vitest";
import { isSending } from "./send-keys.ts";

const press = (change: Partial<Parameters<typeof isSending>[0]> = {}) => ({
  key: "Enter",
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...change,
});

it("sends with Enter, or only with Ctrl or ⌘ and Enter", () => {
  expect([isSending(press(), "enter"), isSending(press(), "mod-enter")]).toEqual([true, false]);
  for (const held of [press({ ctrlKey: true }), press({ metaKey: true })]) {
    expect([isSending(held, "enter"), isSending(held, "mod-enter")]).toEqual([true, true]);
  }
});

it("never sends with Shift, Alt or another key", () => {
  for (const other of [press({ shiftKey: true }), press({ altKey: true }), press({ key: "a", ctrlKey: true })]) {
    expect([isSending(other, "enter"), isSending(other, "mod-enter")]).toEqual([false, false]);
  }
});
