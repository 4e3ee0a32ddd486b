import { keptStore } from "../kept.ts";

/** Two rows and a half of the picker. */
const room = 24;
/** Those that most reactions are. */
const common = ["👍", "❤️", "😄", "🎉"];

/** What one picked last in this browser, newest first. */
export const recentEmoji = keptStore<readonly string[]>(
  "recent-emoji",
  (kept) => (kept ? kept.split(" ").filter(Boolean) : []),
  (recent) => recent.join(" "),
);

export function markUsed(emoji: string): void {
  recentEmoji.set(withUsed(recentEmoji.get(), emoji));
}

export function withUsed(recent: readonly string[], emoji: string): string[] {
  return [emoji, ...recent.filter((one) => one !== emoji)].slice(0, room);
}

/** The few that are offered without opening the picker. */
export function quickOf(recent: readonly string[]): string[] {
  return [...new Set([...recent, ...common])].slice(0, common.length);
}
