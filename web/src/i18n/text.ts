import type { ReactNode } from "react";

/** A text whose form depends on `{count}`: one for each plural category that the language has. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
export type Text = string | Plural;

type Names<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesOf<T extends Text> = T extends string
  ? Names<T>
  : T extends { other: infer Other extends string }
    ? Names<Other> | "count"
    : never;

/** What a text has to be given: `count` as a number, which is written as the language writes it; everything else as it is. */
export type Values<T extends Text> = { [Name in NamesOf<T>]: Name extends "count" ? number : string | number };
/** The same where parts may be elements. */
export type RichValues<T extends Text> = { [Name in NamesOf<T>]: Name extends "count" ? number : ReactNode };

export type Given = Readonly<Record<string, ReactNode>>;

const plurals = new Map<string, Intl.PluralRules>();

function pluralsOf(language: string): Intl.PluralRules {
  let found = plurals.get(language);
  if (!found) {
    found = new Intl.PluralRules(language);
    plurals.set(language, found);
  }
  return found;
}

const placeholder = /\{(\w+)\}/;

/** The form of a text for what it is given, cut at its placeholders: what stands between them, and their names in between. */
export function partsOf(text: Text, given: Given, language: string): string[] {
  const form = typeof text === "string" ? text : (text[pluralsOf(language).select(Number(given.count))] ?? text.other);
  return form.split(placeholder);
}
