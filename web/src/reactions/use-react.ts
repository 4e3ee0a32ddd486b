import type { Message } from "@chatflow/protocol";
import { useCallback } from "react";
import { useChat } from "../chat.ts";
import { markUsed } from "./recent-emoji.ts";

/** Adds one's reaction to a message, or takes it back when it is there. */
export function useReact(message: Message): (emoji: string) => void {
  const chat = useChat();
  return useCallback(
    (emoji: string) => {
      const myId = chat.me.get()?.id;
      const mine = message.reactions.find((one) => one.emoji === emoji)?.userIds.some((id) => id === myId);
      if (mine !== true) markUsed(emoji);
      chat.react(message.channelId, message.id, emoji, mine !== true);
    },
    [chat, message],
  );
}
