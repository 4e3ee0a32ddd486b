import type { Emoji } from "./emoji-catalog.ts";

/** The emoji that a query means, best first: by the whole shortcode, then what begins with it, then what has it inside. */
export function findEmoji(all: readonly Emoji[], query: string): readonly Emoji[] {
  const typed = fold(query)
    .replaceAll(/[:_\s]+/g, " ")
    .trim();
  if (typed === "") return all;
  const starts = typed.split(" ");
  return all
    .map((one, order) => ({ one, order, rank: rankOf(one, typed, starts), length: one.names[0]?.length ?? 0 }))
    .filter(({ rank }) => rank < noMatch)
    .sort((a, b) => a.rank - b.rank || (a.rank === begins ? a.length - b.length : 0) || a.order - b.order)
    .map(({ one }) => one);
}

const begins = 1;
const noMatch = 5;

function rankOf({ emoji, names, label, tags }: Emoji, typed: string, starts: readonly string[]): number {
  const codes = names.map((name) => name.replaceAll("_", " "));
  const title = fold(label);
  if (codes.includes(typed) || title === typed || emoji === typed) return 0;
  if (codes.some((code) => code.startsWith(typed))) return begins;
  const said = [...codes, title].flatMap(wordsOf);
  if (starts.every((start) => said.some((word) => word.startsWith(start)))) return 2;
  const words = [...said, ...tags.map(fold).flatMap(wordsOf)];
  if (starts.every((start) => words.some((word) => word.startsWith(start)))) return 3;
  // Japanese and Chinese put no spaces between words, German builds them together.
  const everything = words.join(" ");
  return typed.length > 1 && starts.every((start) => everything.includes(start)) ? 4 : noMatch;
}

/** Without case and accents, so that "cafe" finds "café". */
const fold = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/\p{Mn}/gu, "")
    .normalize("NFC")
    .toLowerCase();
const wordsOf = (text: string) => text.split(/[\s,’'()-]+/).filter(Boolean);
