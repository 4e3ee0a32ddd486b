import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isPressed, keyNames, type Pressed } from "./match-keys.ts";
import { shortcuts } from "./shortcuts.ts";

const press = (given: Partial<Pressed>): Pressed => ({
  key: "",
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...given,
});

describe("a combination", () => {
  it("takes Ctrl for its modifier, and ⌘ on Apple's devices", () => {
    const ctrl = press({ key: "k", code: "KeyK", ctrlKey: true });
    const command = press({ key: "k", code: "KeyK", metaKey: true });
    expect([isPressed("mod+k", ctrl, false), isPressed("mod+k", command, false)]).toEqual([true, false]);
    expect([isPressed("mod+k", ctrl, true), isPressed("mod+k", command, true)]).toEqual([false, true]);
  });

  it("is not another one that has more keys in it", () => {
    const up = press({ key: "ArrowUp", altKey: true });
    expect(isPressed("alt+ArrowUp", up, false)).toBe(true);
    expect(isPressed("alt+ArrowUp", { ...up, shiftKey: true }, false)).toBe(false);
    expect(isPressed("mod+k", press({ key: "k", ctrlKey: true, altKey: true }), false)).toBe(false);
    expect(isPressed("?", press({ key: "?", shiftKey: true, ctrlKey: true }), false)).toBe(false);
  });

  it("finds signs wherever the keyboard has them", () => {
    expect(isPressed("?", press({ key: "?", code: "Slash", shiftKey: true }), false)).toBe(true);
    expect(isPressed("?", press({ key: "?", code: "Minus", shiftKey: true }), false)).toBe(true);
    expect(isPressed("mod+/", press({ key: "/", code: "Digit7", shiftKey: true, ctrlKey: true }), false)).toBe(true);
  });

  it("knows a letter by its place where the script is another, or Alt makes another sign", () => {
    expect(isPressed("mod+k", press({ key: "ن", code: "KeyK", ctrlKey: true }), false)).toBe(true);
    expect(isPressed("alt+shift+t", press({ key: "ˇ", code: "KeyT", altKey: true, shiftKey: true }), true)).toBe(true);
    expect(isPressed("mod+q", press({ key: "q", code: "KeyA", ctrlKey: true }), false)).toBe(true); // AZERTY
  });
});

it("says what is printed on the keys", () => {
  expect(keyNames("mod+shift+k", false)).toEqual(["Ctrl", "Shift", "K"]);
  expect(keyNames("alt+ArrowUp", true)).toEqual(["⌥", "↑"]);
});

it("every shortcut is handled somewhere", () => {
  const root = new URL("..", import.meta.url).pathname;
  const sources = globSync("**/*.{ts,tsx}", { cwd: root }).map((path) => readFileSync(join(root, path), "utf8"));
  const handled = new Set(sources.flatMap((text) => [...text.matchAll(/\buseShortcut\("(\w+)"/g)].map(([, id]) => id)));
  expect(shortcuts.map(({ id }) => id).filter((id) => !handled.has(id))).toEqual([]);
});

it("no two shortcuts have the same keys", () => {
  const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
