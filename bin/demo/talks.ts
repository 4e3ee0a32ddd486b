import { readFileSync } from "node:fs";
import { isUsername, type Username } from "./people.ts";

/**
 * Short dialogues, written by hand, one file for each place (talks/*.txt). A line of `=` begins one; after it stand
 * words that say when it fits. `name: text` begins a message, an indented line continues it. Instead of a name, a
 * letter stands for whoever is free: the same letter is the same person throughout the talk.
 */
export type Talk = {
  lines: readonly { speaker: Username | Role; text: string }[];
  /** How often it may be heard: a joke is one once. */
  most: number;
  /** The last one of the place. */
  last: boolean;
  /** Which of the days it belongs to, counted back from the last one. */
  daysAgo: number | undefined;
  weekday: number | undefined;
  hour: "morning" | "noon" | "evening" | undefined;
};

/** Somebody of the place, chosen for each talk. */
export type Role = "a" | "b" | "c" | "d";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const roles = new Set(["a", "b", "c", "d"]);

export function readTalks(name: string): Talk[] {
  const file = new URL(`./talks/${name}.txt`, import.meta.url);
  return readFileSync(file, "utf8")
    .split(/^=/m)
    .slice(1)
    .map((text) => parseTalk(text, name));
}

function parseTalk(text: string, name: string): Talk {
  const [head = "", ...body] = text.split("\n");
  const words = head.trim().split(/\s+/);
  const lines: { speaker: Username | Role; text: string }[] = [];
  for (const row of body) {
    const begins = /^(\w+): (.*)$/.exec(row);
    const line = lines.at(-1);
    if (begins?.[1] !== undefined && begins[2] !== undefined) lines.push({ speaker: speaker(begins[1], name), text: begins[2] });
    else if (line) line.text += `\n${row.replace(/^ {2}/, "")}`;
    else if (row.trim() !== "") throw new Error(`talks/${name}.txt: "${row}" is nobody's`);
  }
  const said = lines.map((line) => ({ ...line, text: line.text.trim() }));
  const daysAgo = words.find((word) => /^-\d+$/.test(word));
  const weekday = weekdays.findIndex((day) => words.includes(day));
  return {
    lines: said,
    most: words.includes("once") ? 1 : words.includes("twice") ? 2 : Number.POSITIVE_INFINITY,
    last: words.includes("last"),
    daysAgo: daysAgo === undefined ? undefined : -Number(daysAgo),
    weekday: weekday < 0 ? undefined : weekday,
    hour: (["morning", "noon", "evening"] as const).find((hour) => words.includes(hour)),
  };
}

function speaker(text: string, name: string): Username | Role {
  if (isUsername(text)) return text;
  if (roles.has(text)) return text as Role;
  throw new Error(`talks/${name}.txt: nobody is called "${text}"`);
}
