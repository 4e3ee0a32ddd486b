import type { Message } from "@chatflow/protocol";
import { useMentionNames } from "../mentions/use-mention-names.ts";
import { excerptOf } from "./plain-text.ts";

/** What a message says in one line, with the names of those whom it mentions. */
export function useExcerpt(message: Pick<Message, "authorId" | "text" | "quote" | "mentions">): string {
  return excerptOf(message, useMentionNames(message));
}
