import type { Channel } from "@chatflow/protocol";
import { useMemo } from "react";
import { useUsers } from "../accounts/use-users.ts";
import { directTitle, othersIn } from "../channels/title.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";

/** Where a quoted message was said, in words, and whether one can go there. What one is not in keeps its name to itself. */
export function useSource(channelId: string): { from: string; open: boolean } {
  const chat = useChat();
  const myId = useReadable(chat.me)?.id;
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  const others = useUsers(channel ? othersIn(channel, myId) : none);
  if (!channel) return { from: t("quotes.from.elsewhere"), open: false };
  return { from: fromText(channel, directTitle(others)), open: true };
}

const none: readonly string[] = [];

function fromText(channel: Channel, people: string | null): string {
  if (channel.type !== "direct") return t("quotes.from.channel", { channel: channel.name });
  return channel.userIds.length === 1 ? t("quotes.from.notes") : t("quotes.from.direct", { people: people ?? "…" });
}
