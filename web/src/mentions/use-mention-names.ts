import type { Message } from "@chatflow/protocol";
import { useMemo } from "react";
import { useUsers } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { type MentionNames, mentionNames } from "./mention-names.ts";

const nobody: readonly string[] = [];

/** What the names in a message stand for; undefined when it mentions nobody. */
export function useMentionNames({ mentions, authorId }: Pick<Message, "mentions" | "authorId">): MentionNames | undefined {
  const myId = useReadable(useChat().me)?.id;
  const users = useUsers(mentions?.userIds ?? nobody);
  return useMemo(() => mentions && mentionNames(mentions, users, myId, authorId === myId), [mentions, users, myId, authorId]);
}
