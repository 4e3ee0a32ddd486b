import type { Message } from "@chatflow/protocol";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { indexOfMessage } from "./entries.ts";

/** A message as it is now, where its conversation has it loaded; otherwise as it was given. */
export function useMessage(given: Message): Message {
  const chat = useChat();
  const { entries } = useReadable(useMemo(() => chat.timeline(given.channelId), [chat, given.channelId]));
  const entry = entries[indexOfMessage(entries, given.id)];
  return entry?.state === "sent" ? entry.message : given;
}
