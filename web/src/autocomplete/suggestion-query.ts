import { mentionedNames } from "@chatflow/protocol";

export type SuggestionKind = "people" | "channels" | "emoji" | "commands";
/** What is being typed at the caret: where its sign stands, and what was typed after that. */
export type SuggestionQuery = { kind: SuggestionKind; from: number; query: string };

/** A sign that begins a word, and what follows it up to the caret. Names may have letters that usernames have not. */
const begun: Record<Exclude<SuggestionKind, "commands">, RegExp> = {
  people: /(?<![\p{L}\p{N}_@/.`\\+-])@([\p{L}\p{M}\p{N}._-]{0,64})$/u,
  channels: /(?<![\p{L}\p{M}\p{N}_#&/.@\\-])#([\p{L}\p{M}\p{N}._-]{0,80})$/u,
  // Two letters at least: `:D` is none that one looks for.
  emoji: /(?<![\p{L}\p{N}_:/\\]):([\p{L}\p{M}\p{N}_+-]{2,40})$/u,
};
const kinds = ["people", "channels", "emoji"] as const;
const command = /^\/([\p{L}-]{0,20})$/u;
const wordSign = /[\p{L}\p{M}\p{N}_]/u;
const longest = 96;
const probe = "zz-is-this-code";

/** What the letters before the caret ask for, if anything. Commands only where they would be run. */
export function suggestionQuery(text: string, caret: number, takesCommands = false): SuggestionQuery | null {
  if (wordSign.test(text.charAt(caret))) return null;
  const asked = takesCommands && caret <= longest ? command.exec(text.slice(0, caret)) : null;
  if (asked) return { kind: "commands", from: 0, query: asked[1] ?? "" };
  const start = Math.max(0, caret - longest);
  const before = text.slice(start, caret);
  for (const kind of kinds) {
    const found = begun[kind].exec(before);
    if (!found) continue;
    const from = start + found.index;
    return isInCode(text.slice(0, from)) ? null : { kind, from, query: found[1] ?? "" };
  }
  return null;
}

/** Whether what follows a text would be code: there no sign means anything. */
function isInCode(before: string): boolean {
  return !mentionedNames(`${before}@${probe}`).usernames.includes(probe);
}
