import type { Channel } from "@chatflow/protocol";
import { useMemo } from "react";
import { useUsers } from "../accounts/use-users.ts";
import { directTitle, othersIn } from "../channels/title.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";

/** Where a quoted message was said, in words, and whether one can go there. What one is not in keeps its name to itself. */
export function useSource(channelId: string): { from: string; open: boolean } {
  const chat = useChat();
  const myId = useReadable(chat.me)?.id;
  const channel = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]))?.channel;
  const others = useUsers(channel ? othersIn(channel, myId) : none);
  if (!channel) return { from: "Forwarded from another conversation", open: false };
  return { from: `Forwarded from ${nameOf(channel, directTitle(others))}`, open: true };
}

const none: readonly string[] = [];

function nameOf(channel: Channel, title: string | null): string {
  if (channel.type !== "direct") return `#${channel.name}`;
  return channel.userIds.length === 1 ? "your notes" : `the conversation with ${title ?? "…"}`;
}
