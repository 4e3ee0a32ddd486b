import type { KeyboardEvent } from "react";
import type { Format } from "./format.ts";

type Keys = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const plain: Partial<Record<string, Format>> = { b: "bold", i: "italic", e: "code" };
// With Shift the digits by their place: what they write then differs from keyboard to keyboard.
const shifted: Partial<Record<string, Format>> = {
  KeyX: "strike",
  KeyE: "codeBlock",
  KeyU: "link",
  KeyH: "spoiler",
  Digit7: "ordered",
  Digit8: "list",
  Digit9: "quote",
};

/** How the keys of each format are written. */
export const formatKeys: Record<Format, string> = {
  bold: "B",
  italic: "I",
  code: "E",
  strike: "Shift+X",
  codeBlock: "Shift+E",
  link: "Shift+U",
  spoiler: "Shift+H",
  ordered: "Shift+7",
  list: "Shift+8",
  quote: "Shift+9",
};

/** The format that keys stand for. Ctrl+K makes a link of what is selected; without a selection it is not the field's. */
export function formatOfKeys({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Keys, hasSelection: boolean): Format | null {
  if (ctrlKey === metaKey || altKey) return null;
  if (shiftKey) return shifted[code] ?? null;
  if (key.toLowerCase() === "k") return hasSelection ? "link" : null;
  return plain[key.toLowerCase()] ?? null;
}
