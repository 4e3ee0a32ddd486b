import { fold } from "./fold.ts";

/**
 * How well a name fits what was typed, from 0 (not at all) to 100 (the same): it begins so, its words begin so, it has
 * it somewhere, or it has its letters in their order.
 */
export function matchScore(typed: string, name: string): number {
  const [query, text] = [fold(typed), fold(name)];
  if (query === "" || text === "") return 0;
  if (text === query) return 100;
  const rest = Math.min(text.length - query.length, 40) / 8; // of two that fit alike the shorter one is meant
  if (text.startsWith(query)) return 90 - rest;
  if (wordsBegin(query.split(" "), text.split(" "))) return 75 - rest;
  if (text.includes(` ${query}`)) return 70 - rest;
  if (text.includes(query)) return 50 - rest;
  const gaps = gapsOf(query.replaceAll(" ", ""), text);
  return gaps === null ? 0 : Math.max(1, 30 - gaps);
}

/** Whether each word that was typed begins a word of the name, in their order: `gr ho` for Grace Hopper. */
function wordsBegin(typed: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  for (const part of typed) {
    while (at < words.length && !words[at]?.startsWith(part)) at++;
    if (at === words.length) return false;
    at++;
  }
  return true;
}

/** How many signs stand between the letters found in their order; null when not all are there, or far apart. */
function gapsOf(letters: string, text: string): number | null {
  let [at, gaps] = [-1, 0];
  for (const letter of letters) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (at >= 0) gaps += next - at - 1;
    at = next;
  }
  // Letters strewn over a long name are there by chance.
  return gaps > letters.length * 3 ? null : gaps;
}
