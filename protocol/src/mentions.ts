/** Names that a text mentions: as they stand there, in lower case, whether anybody has them or not. */
export type MentionedNames = { usernames: string[]; everyone: "here" | "channel" | null };

/**
 * Fenced blocks first, since a fence may hold single backticks. What stands in one line between backticks is a span,
 * however many they are.
 */
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
/** An `@` that begins a word, and a username after it (`accounts.signUp` has the same letters). */
const mention = /(?<![\p{L}\p{N}_@/.`\\+-])@([a-z0-9][a-z0-9._-]{0,63})/giu;

/**
 * What a message mentions: `@username`, `@here` and `@channel`, outside of code. A dot or dash at the end belongs to
 * the sentence. Takes time in proportion to the text.
 */
export function mentionedNames(text: string): MentionedNames {
  if (!text.includes("@")) return { usernames: [], everyone: null };
  const usernames = new Set<string>();
  let everyone: MentionedNames["everyone"] = null;
  for (const { name } of findMentions(withoutCode(text))) {
    if (name === "channel") everyone = "channel";
    else if (name === "here") everyone ??= "here";
    else usernames.add(name);
  }
  return { usernames: [...usernames], everyone };
}

/** Where a text that has no code in it mentions something, from its `@` to behind the name, which is in lower case. */
export function findMentions(text: string): { from: number; to: number; name: string }[] {
  return [...text.matchAll(mention)].map(({ index, 1: found = "" }) => {
    const name = found.toLowerCase().replace(/[._-]+$/, "");
    return { from: index, to: index + 1 + name.length, name };
  });
}

function withoutCode(text: string): string {
  const kept: string[] = [];
  let open: string | undefined;
  for (const line of text.split("\n")) {
    const mark = fence.exec(line)?.[1];
    if (open === undefined) {
      if (mark) open = mark;
      else kept.push(line);
    } else if (mark !== undefined && mark[0] === open[0] && mark.length >= open.length && line.trim() === mark) open = undefined;
  }
  return withoutSpans(kept.join("\n"));
}

/** Cuts `code` out: a run of backticks up to the next run of the same length. */
function withoutSpans(text: string): string {
  if (!text.includes("`")) return text;
  const runs = [...text.matchAll(/`+/g)].map((run) => ({ from: run.index, to: run.index + run[0].length, length: run[0].length }));
  // For each length the runs that are still ahead, so that an unmatched one does not walk over the text again.
  const ahead = new Map<number, number[]>();
  runs.forEach((run, at) => {
    const list = ahead.get(run.length);
    if (list) list.push(at);
    else ahead.set(run.length, [at]);
  });
  const next = new Map<number, number>();
  let result = "";
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (!run || run.from < from || isEscaped(text, run.from)) continue;
    const same = ahead.get(run.length) ?? [];
    let place = next.get(run.length) ?? 0;
    while (place < same.length && (same[place] ?? 0) <= at) place += 1;
    next.set(run.length, place);
    const end = runs[same[place] ?? -1];
    if (!end) continue;
    result += `${text.slice(from, run.from)} `;
    from = end.to;
  }
  return result + text.slice(from);
}

/** Whether an odd number of backslashes stands before this place. */
function isEscaped(text: string, place: number): boolean {
  let from = place;
  while (text[from - 1] === "\\") from -= 1;
  return (place - from) % 2 === 1;
}
