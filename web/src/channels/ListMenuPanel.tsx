import type { ChannelEntry, SidebarSection } from "@chatflow/protocol";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { MenuAt } from "../ui/MenuAt.tsx";
import { sectionTitle } from "./section-title.ts";
import { useChannelMenu } from "./use-channel-menu.tsx";
import { useChannelTitle } from "./use-channel-title.ts";
import { focusSubject, type ListMenu } from "./use-list-menu.ts";
import { useSectionMenu } from "./use-section-menu.tsx";
import { useOwnSections } from "./use-sections.ts";

type Props = { menu: ListMenu; onClose: () => void };

/** The menu of a conversation or of a section of the list. */
export function ListMenuPanel({ menu, onClose }: Props) {
  const chat = useChat();
  const own = useOwnSections();
  const entry = useReadable(useMemo(() => chat.channel(menu.id), [chat, menu.id]));
  if (menu.of === "row") return entry ? <RowMenu entry={entry} menu={menu} onClose={onClose} /> : null;
  return <SectionMenu menu={menu} own={own.find(({ id }) => id === menu.id) ?? null} onClose={onClose} />;
}

function RowMenu({ entry, menu, onClose }: Props & { entry: ChannelEntry }) {
  const items = useChannelMenu(entry, "list");
  const title = useChannelTitle(entry.channel);
  const label = title === null ? t("channels.row.menu") : t("channels.row.menuOf", { title });
  return <MenuAt at={menu.at} label={label} items={items} onClose={onClose} giveFocusBack={() => focusSubject(menu)} />;
}

function SectionMenu({ menu, own, onClose }: Props & { own: SidebarSection | null }) {
  const items = useSectionMenu(menu.id, own);
  const label = t("channels.sections.menuOf", { title: sectionTitle({ key: menu.id, own }) });
  return <MenuAt at={menu.at} label={label} items={items} onClose={onClose} giveFocusBack={() => focusSubject(menu)} />;
}
