import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { patterns } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

type Props = { channelId: string; onClose: () => void };

export function LeaveChannelDialog({ channelId, onClose }: Props) {
  const chat = useChat();
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  if (!channel || channel.type === "direct") return null;
  return (
    <ConfirmDialog
      title={t("channels.leave.title", { name: channel.name })}
      description={channel.type === "private" ? t("channels.leave.private") : t("channels.leave.public")}
      act={t("channels.leave.act")}
      keep={t("channels.leave.stay")}
      onClose={onClose}
      onAct={async () => {
        await chat.client.call("channels.leave", { channelId });
        // From a list of others one stays where one is.
        if (location.pathname.startsWith(`/c/${channelId}`)) navigate(patterns.home, { replace: true });
      }}
    />
  );
}
