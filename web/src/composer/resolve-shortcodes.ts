import { searchEmoji } from "../reactions/emoji-search.ts";
import { shortcodesIn, withEmoji } from "./shortcodes.ts";

/** Puts emoji in place of their names. */
export async function resolveShortcodes(text: string): Promise<string> {
  const found = await Promise.all(
    shortcodesIn(text).map(async (name) => [name, (await searchEmoji(name, 3)).find((one) => one.name === name)?.emoji] as const),
  );
  return withEmoji(text, new Map(found.flatMap(([name, emoji]) => (emoji ? [[name, emoji]] : []))));
}
