import { textDirection } from "../i18n/text-direction.ts";

/**
 * The direction of a field by what stands in it, as the message will have it. A field finds it out by itself, and anew for
 * each line, but for names at the beginning, which say nothing about the words after them.
 */
export function fieldDirection(text: string): "ltr" | "rtl" | "auto" | undefined {
  const direction = textDirection(text);
  const [first = ""] = /\p{L}/u.exec(text) ?? [];
  return direction === textDirection(first) && direction !== undefined ? "auto" : direction;
}
