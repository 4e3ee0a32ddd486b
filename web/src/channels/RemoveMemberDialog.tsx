import { useMemo } from "react";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

type Props = { channelId: string; userId: string; onClose: () => void };

export function RemoveMemberDialog({ channelId, userId, onClose }: Props) {
  const chat = useChat();
  const user = useUser(userId);
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  if (!user || !channel || channel.type === "direct") return null;
  return (
    <ConfirmDialog
      title={t("channels.remove.title", { person: user.name, name: channel.name })}
      description={channel.type === "private" ? t("channels.remove.private") : t("channels.remove.public")}
      act={t("channels.remove.act")}
      onClose={onClose}
      onAct={() => chat.client.call("channels.removeMember", { channelId, userId })}
    />
  );
}
