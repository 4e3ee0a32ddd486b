import type { Message, Quote } from "@chatflow/protocol";

type Reply = { threadId?: string | undefined; alsoInChannel?: boolean | undefined };

/** Whether it is a reply that its channel itself does not show. */
export function isOnlyInThread({ threadId, alsoInChannel }: Reply): boolean {
  return threadId !== undefined && !alsoInChannel;
}

/** The copy of a message that goes along with another. */
export function toQuote({ channelId, id, authorId, text, createdAt }: Message): Quote {
  return { channelId, messageId: id, authorId, text, createdAt };
}
