import type { Random } from "./random.ts";
import { words } from "./words.ts";

/** What the places in braces stand for, the same throughout one talk. */
export type Bindings = Map<string, string>;

/**
 * Makes the text of one message: `<good|fine>` is one of its parts, and a later choice of as many parts takes the
 * one at the same place, so that an answer goes with its question. `{bike}` is a word of that kind, `{bike2}` another
 * one, `{Bike}` begins with a capital, `{a}` is the person that the letter stands for.
 */
export function phrase(text: string, bindings: Bindings, random: Random): string {
  return text
    .replaceAll(/<([^<>]*\|[^<>]*)>/g, (_, list: string) => choose(list.split("|"), bindings, random))
    .replaceAll(/\{(\p{L})(\p{L}*)(\d?)\}/gu, (_, first: string, rest: string, number: string) => {
      const kind = first.toLowerCase() + rest;
      const word = bind(kind, kind + number, bindings, random);
      return /\p{Lu}/u.test(first) ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
    })
    .trim();
}

function choose(choices: readonly string[], bindings: Bindings, random: Random): string {
  const key = `choice of ${choices.length}`;
  const place = bindings.get(key) ?? String(Math.floor(random.next() * choices.length));
  bindings.set(key, place);
  return choices[Number(place)] ?? "";
}

function bind(kind: string, key: string, bindings: Bindings, random: Random): string {
  const known = bindings.get(key);
  if (known !== undefined) return known;
  const kinds = words[kind];
  if (!kinds) throw new Error(`{${key}} stands for nothing`);
  const taken = new Set(bindings.values());
  const word = random.pick(typeof kinds === "function" ? [kinds(random)] : kinds.filter((one) => !taken.has(one)));
  bindings.set(key, word);
  return word;
}
