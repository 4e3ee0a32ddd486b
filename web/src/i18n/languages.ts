/** The languages of the app, each by its own name. */
export const languages = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
  es: "Español",
  ja: "日本語",
  zh: "简体中文",
  ar: "العربية",
} as const;

export type Language = keyof typeof languages;

export const directionOf = (language: Language): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** The first of the wanted languages that there is, such as `de` for `de-AT`; English where there is none. */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split("-")[0] ?? "";
    if (isLanguage(base)) return base;
  }
  return "en";
}

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}
