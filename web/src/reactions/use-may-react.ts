import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { mayChangeMessages } from "../messages/policy.ts";
import { useReadable } from "../state.ts";

/** Whether one may react in a channel: not from outside, and not after it was archived. */
export function useMayReact(channelId: string): boolean {
  const chat = useChat();
  return mayChangeMessages(useReadable(useMemo(() => chat.channel(channelId), [chat, channelId])));
}
