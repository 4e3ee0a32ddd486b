import type { Emoji, EmojiCatalog } from "./emoji-catalog.ts";
import { emojiGroups } from "./emoji-groups.ts";
import { findEmoji } from "./find-emoji.ts";
import { type SkinTone, toned } from "./skin-tone.ts";

/** One emoji as the picker shows it: in the chosen tone. */
export type Choice = { emoji: string; label: string; name: string };
export type Section = { group: (typeof emojiGroups)[number]["group"] | "found"; choices: readonly Choice[] };

/** More than anybody reads. */
const mostFound = 160;

/** What the picker shows: all groups with the recent ones first, or what was found. Empty groups are left out. */
export function sectionsOf(catalog: EmojiCatalog, query: string, recent: readonly string[], tone: SkinTone): Section[] {
  if (query.trim() !== "") {
    const found = findEmoji(catalog.all, query).slice(0, mostFound);
    return found.length === 0 ? [] : [{ group: "found", choices: found.map((one) => choiceOf(one, tone)) }];
  }
  const groups = Map.groupBy(catalog.all, ({ group }) => group);
  return emojiGroups
    .map(({ group }): Section => {
      if (group === "recent") return { group, choices: recent.map((emoji) => recentChoice(catalog, emoji)) };
      return { group, choices: (groups.get(group) ?? []).map((one) => choiceOf(one, tone)) };
    })
    .filter(({ choices }) => choices.length > 0);
}

function choiceOf({ emoji, label, names }: Emoji, tone: SkinTone): Choice {
  return { emoji: toned(emoji, tone), label, name: names[0] ?? "" };
}

/** As it was picked, in the tone of then. */
function recentChoice(catalog: EmojiCatalog, emoji: string): Choice {
  const bare = emoji.replaceAll(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, "");
  const known = catalog.byEmoji.get(bare);
  return { emoji, label: known?.label ?? emoji, name: known?.names[0] ?? "" };
}
