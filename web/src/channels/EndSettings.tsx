import type { ChannelEntry, Me } from "@chatflow/protocol";
import { Archive, ArchiveRestore, LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useOpenDialog } from "../shell/dialogs.ts";
import { orTell } from "../shell/or-tell.ts";
import { Button } from "../ui/Button.tsx";
import { mayArchive } from "./policy.ts";
import { SettingsPart } from "./SettingsPart.tsx";
import { isArchived } from "./sidebar-sections.ts";

/** Closing a channel, opening it again, and leaving it. */
export function EndSettings({ entry, me }: { entry: ChannelEntry; me: Me | null }) {
  const { client } = useChat();
  const openDialog = useOpenDialog();
  const channelId = entry.channel.id;
  const answer = mayArchive(entry, me);
  const reopen = useAction(() => orTell(t("channels.archive.notReopened"), client.call("channels.unarchive", { channelId })));
  return (
    <SettingsPart title={t("channels.end.title")}>
      <div className="flex flex-col divide-y divide-line">
        {isArchived(entry) ? (
          <Row text={answer.may ? t("channels.archive.reopenText") : t(answer.why)}>
            <Button size="sm" disabled={!answer.may} busy={reopen.busy} onClick={() => void reopen.run()}>
              <ArchiveRestore className="size-4" aria-hidden="true" />
              {t("channels.archive.reopen")}
            </Button>
          </Row>
        ) : (
          <Row text={answer.may ? t("channels.archive.text") : t(answer.why)}>
            <Button size="sm" disabled={!answer.may} onClick={() => openDialog({ kind: "archive-channel", channelId })}>
              <Archive className="size-4" aria-hidden="true" />
              {t("channels.archive.open")}
            </Button>
          </Row>
        )}
        <Row text={entry.channel.type === "private" ? t("channels.leave.private") : t("channels.leave.public")}>
          <Button size="sm" className="text-danger" onClick={() => openDialog({ kind: "leave-channel", channelId })}>
            <LogOut className="size-4" aria-hidden="true" />
            {t("channels.menu.leave")}
          </Button>
        </Row>
      </div>
    </SettingsPart>
  );
}

function Row({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="flex min-h-12 items-center justify-between gap-x-4 gap-y-2 py-2.5 max-sm:flex-col max-sm:items-start">
      <span className="text-ink-muted">{text}</span>
      {children}
    </div>
  );
}
