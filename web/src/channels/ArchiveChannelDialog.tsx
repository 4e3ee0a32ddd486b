import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

type Props = { channelId: string; onClose: () => void };

export function ArchiveChannelDialog({ channelId, onClose }: Props) {
  const chat = useChat();
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  if (!channel || channel.type === "direct") return null;
  return (
    <ConfirmDialog
      title={t("channels.archive.title", { name: channel.name })}
      description={t("channels.archive.text")}
      act={t("channels.archive.act")}
      onClose={onClose}
      onAct={() => chat.client.call("channels.archive", { channelId })}
    />
  );
}
