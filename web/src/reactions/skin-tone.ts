import { keptStore } from "../kept.ts";

/** 0 is the yellow that emoji have by themselves, 1 the lightest tone, 5 the darkest. */
export type SkinTone = 0 | 1 | 2 | 3 | 4 | 5;
export const skinTones: readonly SkinTone[] = [0, 1, 2, 3, 4, 5];

const modifiers = ["", "🏻", "🏼", "🏽", "🏾", "🏿"] as const;
/** What the contract takes as a reaction, and what nothing else in a picker may be. */
const oneEmoji = /^\p{RGI_Emoji}$/v;

/** An emoji as Unicode writes it, or null where it is not one: the data puts a variation selector behind some that have none. */
export function wellFormedEmoji(emoji: string): string | null {
  if (oneEmoji.test(emoji)) return emoji;
  const bare = emoji.replaceAll("\uFE0F", "");
  return oneEmoji.test(bare) ? bare : null;
}

/** The emoji with all its people in this tone; as it is where it has none. */
export function toned(emoji: string, tone: SkinTone): string {
  if (tone === 0) return emoji;
  const colored = emoji.replaceAll(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${modifiers[tone]}`);
  return oneEmoji.test(colored) ? colored : emoji;
}

/** The tone that was chosen in this browser. */
export const skinTone = keptStore<SkinTone>("skin-tone", (kept) => skinTones.find((tone) => String(tone) === kept) ?? 0, String);
