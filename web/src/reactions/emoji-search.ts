import type { EmojiCatalog } from "./emoji-catalog.ts";
import { findEmoji } from "./find-emoji.ts";
import { loadEmoji, loadedEmoji } from "./load-emoji.ts";
import { skinTone, toned } from "./skin-tone.ts";

/** The emoji that a query means, best first, in the chosen skin tone; `name` is the shortcode without its colons. */
export async function searchEmoji(query: string, limit: number): Promise<{ emoji: string; name: string }[]> {
  const { all } = await loadEmoji();
  const tone = skinTone.get();
  return findEmoji(all, query)
    .slice(0, limit)
    .map(({ emoji, names }) => ({ emoji: toned(emoji, tone), name: names[0] ?? "" }));
}

/** The emoji of a shortcode without its colons, such as `tada`, in the chosen skin tone. */
export async function emojiOf(shortcode: string): Promise<string | undefined> {
  return named(await loadEmoji(), shortcode);
}

/** The same at once. Knows none before the emoji were fetched, which any search does. */
export function emojiOfNow(shortcode: string): string | undefined {
  const catalog = loadedEmoji();
  return catalog ? named(catalog, shortcode) : undefined;
}

function named(catalog: EmojiCatalog, shortcode: string): string | undefined {
  const found = catalog.byName.get(shortcode.toLowerCase());
  return found && toned(found.emoji, skinTone.get());
}
