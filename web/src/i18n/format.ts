import { createStore } from "../state.ts";
import { language } from "./i18n.ts";

/** How the clock is written: `auto` as the language has it. */
export type TimeFormat = "auto" | "12" | "24";
export const timeFormat = createStore<TimeFormat>("auto");

const dateStyles = {
  /** Wednesday, November 18 */
  weekday: { weekday: "long", day: "numeric", month: "long" },
  /** November 18 */
  day: { day: "numeric", month: "long" },
  /** November 18, 2026 */
  dayAndYear: { day: "numeric", month: "long", year: "numeric" },
  /** Nov 18 */
  shortDay: { day: "numeric", month: "short" },
  /** 9:05 AM */
  clock: { hour: "numeric", minute: "2-digit" },
  /** Wednesday, November 18, 2026 at 9:05 AM */
  full: { dateStyle: "full", timeStyle: "short" },
  /** Nov 18, 9:05 AM */
  moment: { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A moment as the reader's language writes it, where the reader is or in another time zone. */
export function formatDate(moment: string | Date, style: keyof typeof dateStyles, timeZone?: string): string {
  const cycle = timeFormat.get();
  const options: Intl.DateTimeFormatOptions = { ...dateStyles[style] };
  if (cycle !== "auto" && ("hour" in options || "timeStyle" in options)) options.hourCycle = cycle === "12" ? "h12" : "h23";
  if (timeZone !== undefined) options.timeZone = timeZone;
  return once(`date ${style} ${cycle} ${timeZone}`, (locale) => new Intl.DateTimeFormat(locale, options)).format(new Date(moment));
}

/** 1,200 */
export function formatNumber(value: number): string {
  return once("number", (locale) => new Intl.NumberFormat(locale)).format(value);
}

/** 12 kB, 3.4 MB */
export function formatBytes(bytes: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const unit = units[step] ?? "byte";
  const make = (locale: string) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  return once(`bytes ${unit}`, make).format(bytes / 1000 ** step);
}

/** Ada, Grace and Alan */
export function formatList(items: readonly string[]): string {
  return once("list", (locale) => new Intl.ListFormat(locale)).format(items);
}

/** "yesterday", "in 2 days", "now" for none of them. */
export function formatRelative(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  return once("relative", (locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" })).format(value, unit);
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago, in its largest unit: "2 hours ago", "yesterday"; "now" within the last minute. */
export function formatAgo(moment: string, now: Date): string {
  const past = now.getTime() - Date.parse(moment);
  for (const [unit, length] of steps) if (past >= length) return formatRelative(-Math.floor(past / length), unit);
  return formatRelative(0, "second");
}

/** A sentence or a heading begins with a capital where the script has them. */
export function capitalised(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(language()) + text.slice(first.length);
}

const made = new Map<string, unknown>();

/** A formatter is dear to make and cheap to use: one for each language. */
function once<Formatter>(name: string, make: (locale: string) => Formatter): Formatter {
  const locale = regional();
  const key = `${locale} ${name}`;
  const known = made.get(key);
  if (known) return known as Formatter;
  const formatter = make(locale);
  made.set(key, formatter);
  return formatter;
}

let found: { shown: string; languages: readonly string[]; locale: string } | undefined;

/** The reader's own variety of the language, such as `en-GB`: it says how dates look and which clock is usual. */
function regional(): string {
  const shown = language();
  const { languages } = navigator;
  // Every message asks for it twice, and working it out takes longer than writing the time.
  if (found?.shown !== shown || found.languages !== languages) found = { shown, languages, locale: varietyOf(shown, languages) };
  return found.locale;
}

function varietyOf(shown: string, languages: readonly string[]): string {
  const script = new Intl.Locale(shown).maximize().script;
  const isVariety = (tag: string) => tag.split("-")[0]?.toLowerCase() === shown && new Intl.Locale(tag).maximize().script === script;
  return languages.find(isVariety) ?? shown;
}
