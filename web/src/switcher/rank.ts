import { matchScore } from "./match-score.ts";

/** What all kinds of places to go and things to do have, to be put into one order. */
export type Candidate = {
  key: string;
  kind: "channel" | "person" | "action";
  /** What it is found by; the first is what it is called. */
  names: readonly string[];
  /** Messages that ask to be read, and how many of them mention the reader. */
  unread: number;
  mentions: number;
  /** How many were open since; null when it was not lately. */
  recent: number | null;
  /** The one that is open: nobody wants to go where they are. */
  open: boolean;
  /** Archived, or shown only to those who look for it. */
  back: boolean;
};

const kinds: Record<string, Candidate["kind"]> = { "#": "channel", "@": "person", ">": "action" };

/** Those that fit what was typed, the best first. `#`, `@` or `>` before it asks for one kind only. */
export function ranked<T extends Candidate>(typed: string, candidates: readonly T[], most: number): T[] {
  const text = typed.trim();
  const kind = kinds[text[0] ?? ""];
  const query = kind ? text.slice(1).trim() : text;
  const some = kind ? candidates.filter((one) => one.kind === kind) : candidates;
  const scored = some.map((one, index) => ({
    one,
    index,
    score: query === "" ? restScore(one, kind !== undefined) : fitScore(query, one),
  }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, most)
    .map(({ one }) => one);
}

/** With nothing typed: what mentions the reader, what is unread, where one was last, then the rest in its own order. */
function restScore({ kind, unread, mentions, recent, open, back }: Candidate, asked: boolean): number {
  if ((open || back) && !asked) return 0;
  if (mentions > 0) return 400;
  if (unread > 0) return 300;
  if (recent !== null) return 200 - recent;
  if (kind === "channel") return 100;
  if (kind === "action") return 50;
  return asked ? 40 : 0; // people without a conversation are found by their names
}

function fitScore(query: string, { names, kind, unread, mentions, recent, open, back }: Candidate): number {
  // What it is called counts more than what else it is found by.
  const fit = Math.max(...names.map((name, index) => matchScore(query, name) * (index === 0 ? 1 : 0.9)));
  if (fit === 0) return 0;
  const lately = recent === null ? 0 : Math.max(2, 9 - recent);
  const waiting = mentions > 0 ? 6 : unread > 0 ? 4 : 0;
  return Math.max(0.1, fit + lately + waiting - (kind === "action" ? 12 : 0) - (open ? 10 : 0) - (back ? 25 : 0));
}
