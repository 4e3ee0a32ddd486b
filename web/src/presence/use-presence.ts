import type { Presence } from "@chatflow/protocol";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";

/** How somebody is just now, told for as long as they are on the screen; undefined while that is not known. */
export function usePresence(userId: string): Presence | undefined {
  const chat = useChat();
  return useReadable(useMemo(() => chat.presence(userId), [chat, userId]));
}
