import type { Combination } from "./shortcuts.ts";

/** What of a `KeyboardEvent` a combination is compared with. */
export type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether these keys are that combination. */
export function isPressed(combination: Combination, event: Pressed, apple: boolean): boolean {
  const parts = combination.split("+");
  const key = parts.pop() ?? "";
  const mod = parts.includes("mod");
  if (event.altKey !== parts.includes("alt")) return false;
  if (event.ctrlKey !== (mod && !apple) || event.metaKey !== (mod && apple)) return false;
  // Where "?" or "/" stands, and whether it takes Shift, is the keyboard's affair.
  const isSign = key.length === 1 && !/[a-z]/.test(key);
  if (!isSign && event.shiftKey !== parts.includes("shift")) return false;
  return key.length > 1 ? event.key === key : letterOf(event) === key;
}

/** The letter or sign of a key; that of its place where another script, or Alt, makes something else of it. */
function letterOf({ key, code, altKey }: Pressed): string {
  const place = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
  if (place !== undefined && (altKey || !/^[\x20-\x7e]$/.test(key))) return place;
  return key.toLowerCase();
}

const apples = /Mac|iPhone|iPad/;
export const isApple = (): boolean => apples.test(navigator.platform);

const names = { mod: "Ctrl", alt: "Alt", shift: "Shift", ArrowUp: "↑", ArrowDown: "↓", Escape: "Esc" } as const;
const appleNames = { ...names, mod: "⌘", alt: "⌥", shift: "⇧" } as const;

/** What is printed on the keys of a combination, one after the other. */
export function keyNames(combination: Combination, apple: boolean): string[] {
  const known: Record<string, string> = apple ? appleNames : names;
  return combination.split("+").map((part) => known[part] ?? part.toUpperCase());
}

/** A single key that types something: only those can be pressed, or spoken to the device, by mistake (WCAG 2.1.4). */
export const isSingleKey = (combination: Combination): boolean => [...combination].length === 1;
