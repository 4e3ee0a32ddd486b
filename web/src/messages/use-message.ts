import type { Timeline } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { indexOfMessage } from "./entries.ts";

/** A message as it is now, where its conversation has it loaded; otherwise as it was given. */
export function useMessage(given: Message): Message {
  const chat = useChat();
  const { channelId, threadId } = given;
  const place = useMemo<Timeline>(
    () => (threadId === undefined ? chat.timeline(channelId) : chat.thread(channelId, threadId)),
    [chat, channelId, threadId],
  );
  return messageIn(useReadable(place).entries, given.id) ?? given;
}

/** A message of a channel, where its conversation has it loaded. */
export function useLoadedMessage(channelId: string, messageId: string): Message | undefined {
  const chat = useChat();
  const timeline = useMemo(() => chat.timeline(channelId), [chat, channelId]);
  return messageIn(useReadable(timeline).entries, messageId);
}

function messageIn(entries: Parameters<typeof indexOfMessage>[0], messageId: string): Message | undefined {
  const entry = entries[indexOfMessage(entries, messageId)];
  return entry?.state === "sent" ? entry.message : undefined;
}
