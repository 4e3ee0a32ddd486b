import { defaultPreferences, type Preferences } from "@chatflow/protocol";
import { timeFormat } from "../i18n/format.ts";
import { browserLanguage, setLanguage, shownLanguages } from "../i18n/i18n.ts";

/** What of the preferences is seen from the first moment on, and so is kept in the browser as well. */
export type Look = Pick<Preferences, "theme" | "density" | "language" | "timeFormat">;

const key = "chatflow:look";

export function lookOf({ theme, density, language, timeFormat }: Look): Look {
  return { theme, density, language, timeFormat };
}

/** The look that this browser had last. */
export function keptLook(): Look {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return lookOf({ ...defaultPreferences, ...(typeof kept === "object" ? kept : null) });
  } catch {
    return lookOf(defaultPreferences);
  }
}

export function keepLook(look: Look): void {
  try {
    localStorage.setItem(key, JSON.stringify(look));
  } catch {
    // private mode, full or forbidden: the next start looks as the system does until the account is there
  }
}

/** Shows the app in this look. Resolves when the language is there; where it cannot be fetched, the one before stays. */
export async function showLook(look: Look): Promise<void> {
  const root = document.documentElement;
  shown = look.theme;
  paintTheme();
  root.dataset.density = look.density;
  timeFormat.set(look.timeFormat);
  const wanted = shownLanguages.find((one) => one === look.language) ?? browserLanguage();
  await setLanguage(wanted).catch(() => undefined);
}

let shown: Preferences["theme"] = "system";
const moreContrast = matchMedia("(prefers-contrast: more)");
moreContrast.addEventListener("change", paintTheme);

/** The themes stand in tokens.css by this name. The system may ask for more contrast, whatever its colours are. */
function paintTheme() {
  const theme = shown === "system" && moreContrast.matches ? "contrast" : shown;
  document.documentElement.dataset.theme = theme;
  const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  if (!light || !dark) return;
  frame ??= { light: light.content, dark: dark.content };
  light.content = theme === "dark" ? frame.dark : frame.light;
  dark.content = theme === "light" ? frame.light : frame.dark;
}

/** What the browser's own frame is coloured with, as index.html says. */
let frame: { light: string; dark: string } | undefined;
