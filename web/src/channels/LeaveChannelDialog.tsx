import type { Readable } from "@chatflow/client";
import type { ChannelEntry } from "@chatflow/protocol";
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
        // Before that, the way home would lead to what was open last: here.
        await onceGone(chat.channel(channelId));
        // From a list of others one stays where one is.
        if (location.pathname.startsWith(`/c/${channelId}`)) navigate(patterns.home, { replace: true });
      }}
    />
  );
}

/** The answer may be here before the list knows. */
function onceGone(channel: Readable<ChannelEntry | undefined>): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (channel.get() !== undefined) return;
      stop();
      resolve();
    };
    const stop = channel.subscribe(look);
    look();
  });
}
