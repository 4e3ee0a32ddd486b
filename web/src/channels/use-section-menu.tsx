import type { SidebarSection } from "@chatflow/protocol";
import { ArrowDown, ArrowUp, Compass, FolderPlus, PencilLine, Plus, Trash2 } from "lucide-react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { orTell } from "../shell/or-tell.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { builtIn, movedSection } from "./sidebar-sections.ts";
import { useOwnSections } from "./use-sections.ts";

/** What can be done at the heading of a section. */
export function useSectionMenu(key: string, own: SidebarSection | null): MenuItem[] {
  const chat = useChat();
  const openDialog = useOpenDialog();
  const sections = useOwnSections();
  const items: MenuItem[] = [];
  if (key === builtIn.channels) {
    items.push(
      { label: t("channels.create.open"), icon: <Plus className="size-4" />, onSelect: () => openDialog({ kind: "create-channel" }) },
      { label: t("channels.browse.open"), icon: <Compass className="size-4" />, onSelect: () => navigate(patterns.browse) },
    );
  }
  if (key === builtIn.direct) {
    const onSelect = () => openDialog({ kind: "new-direct" });
    items.push({ label: t("channels.direct.open"), icon: <Plus className="size-4" />, onSelect });
  }
  if (own) {
    const move = (step: 1 | -1) => () =>
      void orTell(t("channels.sections.notMoved"), chat.setPreferences({ sections: movedSection(sections, own.id, step) }));
    items.push({
      label: t("channels.sections.rename"),
      icon: <PencilLine className="size-4" />,
      onSelect: () => openDialog({ kind: "section", sectionId: own.id }),
    });
    if (sections[0]?.id !== own.id) {
      items.push({ label: t("channels.sections.up"), icon: <ArrowUp className="size-4" />, onSelect: move(-1) });
    }
    if (sections.at(-1)?.id !== own.id) {
      items.push({ label: t("channels.sections.down"), icon: <ArrowDown className="size-4" />, onSelect: move(1) });
    }
  }
  items.push({
    label: t("channels.sections.new"),
    icon: <FolderPlus className="size-4" />,
    onSelect: () => openDialog({ kind: "section", sectionId: null }),
  });
  if (own) {
    items.push({
      label: t("channels.sections.delete"),
      icon: <Trash2 className="size-4" />,
      onSelect: () => openDialog({ kind: "delete-section", sectionId: own.id }),
      danger: true,
    });
  }
  return items;
}
