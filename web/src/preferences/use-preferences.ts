import { defaultPreferences, type Preferences } from "@chatflow/protocol";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";
import { useReadable } from "../state.ts";

/** One's preferences, and how to change some of them: shown at once; where the server refuses, that is told. */
export function usePreferences(): [Readonly<Preferences>, (change: Partial<Preferences>) => void] {
  const chat = useChat();
  const preferences = useReadable(chat.me)?.preferences ?? defaultPreferences;
  return [preferences, (change) => void orTell(t("preferences.notSaved"), chat.setPreferences(change))];
}
