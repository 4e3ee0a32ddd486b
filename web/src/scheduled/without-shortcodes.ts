import { shortcodesIn } from "../composer/shortcodes.ts";

/** The text with the emoji that its names mean. Where these cannot be fetched, as it is. */
export async function withoutShortcodes(text: string): Promise<string> {
  if (shortcodesIn(text).length === 0) return text;
  try {
    const { resolveShortcodes } = await import("../composer/resolve-shortcodes.ts");
    return await resolveShortcodes(text);
  } catch {
    return text;
  }
}
