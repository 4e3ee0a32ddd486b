import type { Chat } from "@chatflow/client";

/** Reads a conversation without showing it: it counts as read when it was looked at, however briefly. Nothing else is open meanwhile. */
export function markRead(chat: Pick<Chat, "setOpen">, channelId: string): void {
  chat.setOpen(channelId);
  chat.setOpen(null);
}
