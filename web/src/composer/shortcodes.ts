/** Code, which stays as it is, or a shortcode that is no part of a word or an address. */
const parts = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)|(?<![\p{L}\p{N}_:/\\]):([\p{L}\p{M}\p{N}_+-]{2,40}):(?![\p{L}\p{N}_])/gu;

/** The names that stand between colons in a text, outside of code. */
export function shortcodesIn(text: string): string[] {
  if (!text.includes(":")) return [];
  return [...new Set([...text.matchAll(parts)].flatMap(([, , name]) => name ?? []))].slice(0, 50);
}

/** The text with the emoji themselves in place of their names; names that mean none stay. */
export function withEmoji(text: string, emoji: ReadonlyMap<string, string>): string {
  return text.replaceAll(parts, (whole: string, _code: unknown, name: string | undefined) => (name && emoji.get(name)) || whole);
}
