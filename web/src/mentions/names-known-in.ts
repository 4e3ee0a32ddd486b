import type { Chat } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { type MentionNames, mentionNames } from "./mention-names.ts";

/** What the names in a message stand for, as far as it is known at this moment. */
export function namesKnownIn(chat: Chat, { mentions, authorId }: Message): MentionNames | undefined {
  const myId = chat.me.get()?.id;
  const users = mentions?.userIds.map((id) => chat.user(id).get()) ?? [];
  return mentions && mentionNames(mentions, users, myId, authorId === myId);
}
