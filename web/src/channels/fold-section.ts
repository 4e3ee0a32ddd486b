import type { Chat } from "@chatflow/client";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";
import { builtIn } from "./sidebar-sections.ts";
import { sidebarView } from "./sidebar-view.ts";

/** Folds a section or unfolds it. Own sections are the same on all devices; the others are kept by the browser. */
export function foldSection(chat: Chat, key: string, collapsed: boolean): void {
  if (key === builtIn.favourites || key === builtIn.channels || key === builtIn.direct) sidebarView.setCollapsed(key, collapsed);
  else {
    const own = chat.me.get()?.preferences.sections ?? [];
    const sections = own.map((one) => (one.id === key ? { ...one, collapsed } : one));
    void orTell(t("channels.sections.notKept"), chat.setPreferences({ sections }));
  }
}
