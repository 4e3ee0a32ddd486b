import type { Message } from "@chatflow/protocol";
import { useCallback } from "react";
import { useChat } from "../chat.ts";
import { orTell } from "../shell/or-tell.ts";

/** Adds one's reaction to a message, or takes it back when it is there. */
export function useReact(message: Message): (emoji: string) => void {
  const chat = useChat();
  return useCallback(
    (emoji: string) => {
      const myId = chat.me.get()?.id;
      const mine = message.reactions.find((one) => one.emoji === emoji)?.userIds.some((id) => id === myId);
      const { channelId, id: messageId } = message;
      const call = mine ? "messages.unreact" : "messages.react";
      void orTell("The reaction was not changed.", chat.client.call(call, { channelId, messageId, emoji }));
    },
    [chat, message],
  );
}
