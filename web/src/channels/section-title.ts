import type { SidebarSection } from "@chatflow/protocol";
import { t } from "../i18n/i18n.ts";
import { builtIn } from "./sidebar-sections.ts";

/** What a section is called. */
export function sectionTitle({ key, own }: { key: string; own: SidebarSection | null }): string {
  if (own) return own.name;
  if (key === builtIn.favourites) return t("channels.sections.favourites");
  return key === builtIn.direct ? t("channels.sections.direct") : t("channels.sections.channels");
}
