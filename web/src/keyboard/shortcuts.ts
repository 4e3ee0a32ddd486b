import type { PlainKey } from "../i18n/i18n.ts";

/** A combination such as `mod+shift+k`: `mod` is ⌘ on Apple's devices and Ctrl elsewhere, the last part a `KeyboardEvent.key`. */
export type Combination = string;

export type Shortcut = {
  id: string;
  group: "general" | "places" | "writing";
  keys: readonly [Combination, ...Combination[]];
  text: PlainKey;
  /**
   * Works while one types: `empty` only where nothing stands in the field yet, `never` leaves the keys to the field. Without
   * it only combinations with a modifier do.
   */
  inFields?: "empty" | "never";
};

/**
 * Every shortcut of the app that is not about one field or one list: what handles the keys (use-shortcut.ts) and what the
 * sheet shows both come from here. Combinations that browsers keep for themselves (Ctrl+T, Ctrl+N, Ctrl+W) cannot be had.
 */
const table = [
  { id: "switcher", group: "general", keys: ["mod+k"], text: "keyboard.switcher" },
  { id: "search", group: "general", keys: ["mod+shift+f"], text: "keyboard.search" },
  { id: "shortcuts", group: "general", keys: ["?", "mod+/"], text: "keyboard.shortcuts" },
  { id: "preferences", group: "general", keys: ["mod+,"], text: "keyboard.preferences" },
  { id: "undo", group: "general", keys: ["mod+z"], text: "keyboard.undo", inFields: "never" },
  { id: "previousChannel", group: "places", keys: ["alt+ArrowUp"], text: "keyboard.previousChannel" },
  { id: "nextChannel", group: "places", keys: ["alt+ArrowDown"], text: "keyboard.nextChannel" },
  { id: "previousUnread", group: "places", keys: ["alt+shift+ArrowUp"], text: "keyboard.previousUnread" },
  { id: "nextUnread", group: "places", keys: ["alt+shift+ArrowDown"], text: "keyboard.nextUnread" },
  { id: "inbox", group: "places", keys: ["alt+shift+i"], text: "keyboard.inbox" },
  { id: "threads", group: "places", keys: ["alt+shift+t"], text: "keyboard.threads" },
  { id: "saved", group: "places", keys: ["alt+shift+s"], text: "keyboard.saved" },
  { id: "composer", group: "writing", keys: ["alt+shift+m"], text: "keyboard.composer" },
  { id: "newest", group: "writing", keys: ["Escape"], text: "keyboard.newest", inFields: "empty" },
  { id: "markAllRead", group: "writing", keys: ["shift+Escape"], text: "keyboard.markAllRead" },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof table)[number]["id"];

export const shortcuts: readonly (Shortcut & { id: ShortcutId })[] = table;
