import type { ChannelEntry } from "@chatflow/protocol";
import { FolderInput } from "lucide-react";
import { t } from "../i18n/i18n.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { Button } from "../ui/Button.tsx";
import { Switch } from "../ui/Switch.tsx";
import { SettingsPart } from "./SettingsPart.tsx";
import { sectionTitle } from "./section-title.ts";
import { sectionKeyOf, settingsOf } from "./sidebar-sections.ts";
import { useArrange } from "./use-arrange.ts";
import { useOwnSections } from "./use-sections.ts";

/** What one sets for oneself alone. */
export function OwnSettings({ entry }: { entry: ChannelEntry }) {
  const openDialog = useOpenDialog();
  const arrange = useArrange(entry.channel.id);
  const sections = useOwnSections();
  const { muted, favourite } = settingsOf(entry);
  const key = sectionKeyOf(entry, sections);
  const section = sectionTitle({ key, own: sections.find(({ id }) => id === key) ?? null });
  return (
    <SettingsPart title={t("channels.own.title")} text={t("channels.own.text")}>
      <div className="flex flex-col divide-y divide-line">
        <div className="py-3">
          <Switch
            label={t("channels.own.mute")}
            text={t("channels.own.muteText")}
            checked={muted}
            onChange={(on) => arrange({ muted: on })}
          />
        </div>
        <div className="py-3">
          <Switch
            label={t("channels.own.favourite")}
            text={t("channels.own.favouriteText")}
            checked={favourite}
            onChange={(on) => arrange({ favourite: on })}
          />
        </div>
        <div className="flex min-h-12 items-center justify-between gap-3 py-1.5">
          <span className="min-w-0 truncate">{t("channels.own.section", { section })}</span>
          <Button size="sm" onClick={() => openDialog({ kind: "move-channel", channelId: entry.channel.id })}>
            <FolderInput className="size-4" aria-hidden="true" />
            {t("channels.menu.move")}
          </Button>
        </div>
      </div>
    </SettingsPart>
  );
}
