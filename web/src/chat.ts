import type { Chat } from "@chatflow/client";
import { createContext, use } from "react";

/** The chat that the whole app shows; main.tsx makes the one there is. */
export const ChatContext = createContext<Chat | null>(null);

export function useChat(): Chat {
  const chat = use(ChatContext);
  if (!chat) throw new Error("useChat needs a ChatContext around it.");
  return chat;
}
