import { wellFormedEmoji } from "./skin-tone.ts";

/** One emoji: its shortcodes (the first is its name), and in the reader's language its label and what else finds it. */
export type Emoji = { emoji: string; names: readonly string[]; label: string; tags: readonly string[]; group: number };
/** `byEmoji` has them without tone and variation selectors. */
export type EmojiCatalog = {
  all: readonly Emoji[];
  byName: ReadonlyMap<string, Emoji>;
  byEmoji: ReadonlyMap<string, Emoji>;
};

/** As emojibase has it for each language. */
export type EmojiLabel = { hexcode: string; unicode: string; label: string; group?: number; tags?: string[] };
export type Shortcodes = Readonly<Record<string, string | string[]>>;

/** The parts that other emoji are made of, such as skin tones: nobody picks one. */
const components = 2;

/** All emoji that can be picked and seen here, in the order of Unicode. */
export function catalogOf(labels: readonly EmojiLabel[], shortcodes: Shortcodes, isDrawn: (emoji: string) => boolean): EmojiCatalog {
  const all = labels.flatMap(({ hexcode, unicode, label, group, tags = [] }): Emoji[] => {
    const emoji = wellFormedEmoji(unicode);
    if (emoji === null || group === undefined || group === components || !isDrawn(emoji)) return [];
    // The newest have no shortcode yet.
    const names = [shortcodes[hexcode] ?? label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "_")].flat();
    return [{ emoji, names, label, tags, group }];
  });
  return {
    all,
    byName: new Map(all.flatMap((one) => one.names.map((name) => [name, one] as const))),
    byEmoji: new Map(all.map((one) => [one.emoji.replaceAll("\uFE0F", ""), one] as const)),
  };
}
