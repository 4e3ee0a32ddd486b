import { language } from "../i18n/i18n.ts";
import type { Language } from "../i18n/languages.ts";
import { catalogOf, type EmojiCatalog, type EmojiLabel } from "./emoji-catalog.ts";
import { createIsDrawn } from "./is-drawn.ts";

type Labels = () => Promise<{ default: EmojiLabel[] }>;

const english: Labels = () => import("emojibase-data/en/compact.json");
const labels: Record<Language, Labels> = {
  en: english,
  de: () => import("emojibase-data/de/compact.json"),
  fr: () => import("emojibase-data/fr/compact.json"),
  es: () => import("emojibase-data/es/compact.json"),
  ja: () => import("emojibase-data/ja/compact.json"),
  zh: () => import("emojibase-data/zh/compact.json"),
  ar: english, // emojibase does not have it
};

let loaded: { language: Language; catalog: Promise<EmojiCatalog> } | null = null;
let ready: EmojiCatalog | null = null;

/** All emoji, named in the language that is shown. Fetched once, from our own server, and again only after it failed. */
export function loadEmoji(): Promise<EmojiCatalog> {
  const wanted = language();
  if (loaded?.language === wanted) return loaded.catalog;
  const catalog = fetchCatalog(wanted);
  loaded = { language: wanted, catalog };
  catalog.then(
    (made) => {
      if (loaded?.catalog === catalog) ready = made;
    },
    () => {
      if (loaded?.catalog === catalog) loaded = null;
    },
  );
  return catalog;
}

/** The emoji if they are here already: for what cannot wait, such as sending. */
export const loadedEmoji = (): EmojiCatalog | null => ready;

async function fetchCatalog(wanted: Language): Promise<EmojiCatalog> {
  const [named, codes] = await Promise.all([labels[wanted](), import("emojibase-data/en/shortcodes/iamcal.json")]);
  // In a test there is nothing to draw on.
  const isDrawn = typeof document === "undefined" ? () => true : createIsDrawn();
  return catalogOf(named.default, codes.default, isDrawn);
}
