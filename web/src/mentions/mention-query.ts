import { mentionedNames } from "@chatflow/protocol";

/** An `@` that begins a word, and what follows it up to the caret: names may have letters that usernames have not. */
const begun = /(?<![\p{L}\p{N}_@/.`\\+-])@([\p{L}\p{M}\p{N}._-]{0,64})$/u;
const wordSign = /[\p{L}\p{M}\p{N}_]/u;
const longest = 80;
const probe = "zz-is-this-code";

/** The mention that is being typed at the caret: where its `@` stands, and what was typed after it. */
export function mentionQuery(text: string, caret: number): { from: number; query: string } | null {
  const start = Math.max(0, caret - longest);
  const found = begun.exec(text.slice(start, caret));
  if (!found || wordSign.test(text.charAt(caret))) return null;
  const from = start + found.index;
  // In code an @ means nothing.
  if (!mentionedNames(`${text.slice(0, from)}@${probe}`).usernames.includes(probe)) return null;
  return { from, query: found[1] ?? "" };
}
