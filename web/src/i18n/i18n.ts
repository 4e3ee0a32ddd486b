import { createElement, Fragment, type ReactNode } from "react";
import { createStore, type Store } from "../state.ts";
import type { en } from "./en.ts";
import { bestLanguage, directionOf, type Language } from "./languages.ts";
import { start } from "./start.ts";
import { type Given, type Plural, partsOf, type RichValues, type Text, type Values } from "./text.ts";

type English = typeof en;
/** The name of a text, such as `channels.create.title`. */
export type Key = keyof English;
/** The name of a text that is given nothing. */
export type PlainKey = { [K in Key]: keyof Values<English[K]> extends never ? K : never }[Key];
/** Every text in another language: plurals where English has them, with the categories of that language. */
export type Catalog = { readonly [K in Key]: English[K] extends string ? string : Plural };

// English is always here; the others are fetched when somebody reads them.
export const catalogs: Partial<Record<Language, () => Promise<Catalog>>> = {
  de: async () => (await import("./de.ts")).de,
  fr: async () => (await import("./fr.ts")).fr,
  es: async () => (await import("./es.ts")).es,
  ja: async () => (await import("./ja.ts")).ja,
  zh: async () => (await import("./zh.ts")).zh,
  ar: async () => (await import("./ar.ts")).ar,
};

/** The languages that there are texts in. */
export const shownLanguages: readonly Language[] = ["en", ...(Object.keys(catalogs) as Language[])];

/** The first of the browser's languages that there are texts in. */
export function browserLanguage(): Language {
  const isShown = (tag: string) => shownLanguages.some((one) => bestLanguage([tag]) === one && tag.toLowerCase().startsWith(one));
  return bestLanguage(navigator.languages.filter(isShown));
}

/** What there is of the English texts by now. Whatever needs the rest is shown after {@link loadTexts}. */
let english = start as typeof en;
let catalog: Catalog = english;
let loading: Promise<void> | undefined;

/** The English texts that are here by now, by which sentences of the server are found again. */
export const englishTexts = (): Readonly<Record<string, Text>> => english;

/** Fetches the texts that the start did without. Rejects where they cannot be fetched, and tries again when asked again. */
export function loadTexts(): Promise<void> {
  loading ??= fetchRest().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchRest(): Promise<void> {
  const { rest } = await import("./rest.ts");
  const isShown = catalog === english;
  english = { ...start, ...rest };
  if (isShown) catalog = english;
}

const current = createStore<Language>("en");

/** The language that is shown. Whoever shows texts is made anew when it changes (main.tsx), so nobody else has to follow it. */
export const language: Store<Language>["get"] = current.get;
export const languageStore = current;

let chosen: Language = "en";

/** Fetches a language and shows it. Rejects where it cannot be fetched; then the one before stays. */
export async function setLanguage(next: Language): Promise<void> {
  chosen = next;
  if (next === current.get()) return;
  const fetched = (await catalogs[next]?.()) ?? english;
  if (chosen !== next) return; // somebody has gone on to another one
  catalog = fetched;
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
  current.set(next);
}

type Arguments<V> = keyof V extends never ? [] : [values: V];

/** The text of this name, in the language that is shown. Not to be called while a module loads: the language comes later. */
export function t<K extends Key>(key: K, ...values: Arguments<Values<English[K]>>): string {
  const given: Given = values[0] ?? {};
  return fill(catalog[key], given).join("");
}

/** The text of a name that is put together while the app runs, as from the code of an error; undefined where there is none. */
export function textOf(key: string, values: Given = {}): string | undefined {
  return Object.hasOwn(catalog, key) ? fill(catalog[key as Key], values).join("") : undefined;
}

/** The same as {@link t}, with elements in its places. */
export function rich<K extends Key>(key: K, values: RichValues<English[K]>): ReactNode {
  return createElement(Fragment, null, ...fill(catalog[key], values as Given));
}

function fill(text: Text, given: Given): ReactNode[] {
  return partsOf(text, given, current.get()).map((part, index) => {
    if (index % 2 === 0) return part;
    const value = given[part];
    return typeof value === "number" && part === "count" ? value.toLocaleString(current.get()) : value;
  });
}
