import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { catalogs, type Key } from "./i18n.ts";
import { start } from "./start.ts";
import type { Text } from "./text.ts";

const root = new URL("..", import.meta.url).pathname;
const sources = globSync("**/*.{ts,tsx}", { cwd: root })
  .filter((path) => !/\.test\.tsx?$|^i18n\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
const keys = Object.keys(en) as Key[];

/** Texts whose names are put together while the app runs: from the codes of errors, closes and so on. */
const madeUp = ["errors.", "shell.connection.", "accounts.profile.", "reactions.tone.", "composer.format.", "composer.command."];

it("no text is unused", () => {
  const used = new Set(sources.flatMap(({ text }) => [...text.matchAll(/"([a-z]\w*(?:\.\w+)+)"/g)].map(([, key]) => key)));
  expect(keys.filter((key) => !used.has(key) && !madeUp.some((prefix) => key.startsWith(prefix)))).toEqual([]);
});

/** The modules that the browser fetches before anything is shown: what main.tsx imports, and so on. */
function startModules(): Set<string> {
  const found = new Set<string>();
  const visit = (path: string) => {
    const source = sources.find((one) => one.path === path);
    if (!source || found.has(path)) return;
    found.add(path);
    const imports = source.text.matchAll(/^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)"|^import "(\.[^"]+)"/gm);
    for (const [, from = ""] of imports) visit(normalize(join(dirname(path), from)));
  };
  visit("main.tsx");
  return found;
}

it("what is shown before anything else is fetched has its texts at hand", () => {
  const modules = startModules();
  expect(modules).toContain("shell/Shell.tsx");
  const late = sources
    .filter(({ path }) => modules.has(path))
    .flatMap(({ path, text }) => [...text.matchAll(/\b(?:t|rich)\(\s*"([^"]+)"/g)].map(([, key = ""]) => ({ path, key })))
    .filter(({ key }) => !Object.hasOwn(start, key));
  expect(late).toEqual([]);
});

it("a text is named after the folder that shows it", () => {
  const folders = new Set([...globSync("*/", { cwd: root }).map((path) => path.replace("/", "")), "errors"]);
  expect(keys.filter((key) => !folders.has(key.split(".")[0] ?? ""))).toEqual([]);
});

/** What is wrong with a language's text, next to the English one; null when nothing is. */
function mistake(english: Text, text: Text | undefined, language: string): string | null {
  if (text === undefined) return "missing";
  if ((typeof english === "string") !== (typeof text === "string")) return "a plural in one language only";
  const forms = typeof text === "string" ? { other: text } : text;
  const wanted = typeof text === "string" ? ["other"] : new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  if ([...wanted].sort().join() !== Object.keys(forms).sort().join()) return `has to have ${wanted.join(", ")}`;
  const names = placeholders(typeof english === "string" ? english : english.other);
  for (const [category, form] of Object.entries(forms)) {
    if (form.trim() === "") return "empty";
    // "One person" may do without the number; a form that stands for many numbers may not.
    const exact = { zero: 0, one: 1, two: 2 }[category];
    const mayOmit = exact !== undefined && new Intl.PluralRules(language).select(exact) === category ? ["count"] : [];
    const have = placeholders(form);
    if (have.some((name) => !names.includes(name))) return `${category} has a placeholder that English lacks`;
    if (names.some((name) => !have.includes(name) && !mayOmit.includes(name))) return `${category} lacks a placeholder`;
  }
  return null;
}

const placeholders = (form: string): string[] => [...form.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

describe("a language", () => {
  it.each(["en", ...Object.keys(catalogs)])("%s has every text, with its placeholders and plural forms", async (language) => {
    const catalog: Record<string, Text> = language === "en" ? en : ((await catalogs[language as keyof typeof catalogs]?.()) ?? {});
    const wrong = keys.map((key) => [key, mistake(en[key], catalog[key], language)]).filter(([, what]) => what !== null);
    expect(wrong).toEqual([]);
    expect(Object.keys(catalog).filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it("is found out when it is not like English", () => {
    const replies = { one: "{count} reply", other: "{count} replies" };
    expect(mistake("Join {name}", undefined, "de")).toBe("missing");
    expect(mistake("Join {name}", "{name} beitreten", "de")).toBeNull();
    expect(mistake("Join {name}", "Beitreten", "de")).toBe("other lacks a placeholder");
    expect(mistake("Join", "{name} beitreten", "de")).toBe("other has a placeholder that English lacks");
    expect(mistake("Join", " ", "de")).toBe("empty");
    expect(mistake(replies, "{count} Antworten", "de")).toBe("a plural in one language only");
    expect(mistake(replies, { one: "Eine Antwort", other: "{count} Antworten" }, "de")).toBeNull();
    expect(mistake(replies, { one: "Eine Antwort", other: "Antworten" }, "de")).toBe("other lacks a placeholder");
    expect(mistake(replies, { other: "{count} رد" }, "ar")).toContain("has to have");
    expect(mistake(replies, { other: "{count} 件" }, "ja")).toBeNull();
  });
});

/** What a language is not written with: marks that are not its own, and where a line would break before a mark. */
const foreignMarks = {
  de: /["'”«»]|„[^“]*$|^[^„]*“/,
  fr: /["'“”]| [;:?!»]|« /,
  es: /["'„]|“[^”]*$/,
} as const;

it.each(Object.entries(foreignMarks))("%s is written with its own marks", async (language, foreign) => {
  const catalog = await catalogs[language as keyof typeof foreignMarks]?.();
  const forms = Object.values(catalog ?? {}).flatMap((text) => (typeof text === "string" ? [text] : Object.values(text)));
  expect(forms.length).toBeGreaterThan(keys.length);
  expect(forms.filter((form) => foreign.test(form))).toEqual([]);
});

/** But the gallery, which is for developers and in no build. */
it("no component says anything in its own words to those who hear or point", () => {
  const spoken = /\b(?:aria-label|aria-description|title|placeholder|label|hint|alt|text|lead|description)="[^"]*\p{L}[^"]*"/gu;
  const found = sources
    .filter(({ path }) => path.endsWith(".tsx") && !path.startsWith("gallery/"))
    .flatMap(({ path, text }) => [...text.matchAll(spoken)].map(([literal]) => `${path}: ${literal}`));
  expect(found).toEqual([]);
});
