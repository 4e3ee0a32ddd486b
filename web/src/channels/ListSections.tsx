import { Compass, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { ChannelLink } from "./ChannelLink.tsx";
import { foldSection } from "./fold-section.ts";
import { SidebarSection } from "./SidebarSection.tsx";
import { sectionTitle } from "./section-title.ts";
import { builtIn, type ListSection } from "./sidebar-sections.ts";

/** The sections of the list with their headings. */
export function ListSections({ sections, openId }: { sections: readonly ListSection[]; openId: string | null }) {
  const chat = useChat();
  return sections.map((section) => (
    <SidebarSection
      key={section.key}
      id={section.key}
      title={sectionTitle(section)}
      collapsed={section.collapsed}
      onToggle={() => foldSection(chat, section.key, !section.collapsed)}
      actions={<SectionActions section={section} />}
    >
      {section.rows.map((entry) => (
        <ChannelLink key={entry.channel.id} entry={entry} current={entry.channel.id === openId} />
      ))}
    </SidebarSection>
  ));
}

function SectionActions({ section }: { section: ListSection }): ReactNode {
  const openDialog = useOpenDialog();
  if (section.key === builtIn.channels) {
    return (
      <>
        <IconButton label={t("channels.browse.open")} onClick={() => navigate(patterns.browse)}>
          <Compass className="size-4" />
        </IconButton>
        <IconButton label={t("channels.create.open")} onClick={() => openDialog({ kind: "create-channel" })}>
          <Plus className="size-4" />
        </IconButton>
      </>
    );
  }
  if (section.key === builtIn.direct) {
    return (
      <IconButton label={t("channels.direct.open")} onClick={() => openDialog({ kind: "new-direct" })}>
        <Plus className="size-4" />
      </IconButton>
    );
  }
  return null;
}
