import type { ChatFlowError, Message } from "@chatflow/protocol";

/**
 * A place in a conversation: a message, with its `seq` where one knows it, which saves a question; the message with a
 * certain `seq` or the next that is shown; the first one of a moment (ISO 8601 in UTC, with milliseconds) or later; the
 * newest end. Beyond the newest message is the newest.
 */
export type Target = { messageId: string; seq?: number | undefined } | { seq: number } | { at: string } | "newest";

/** How it went. `there`: the message is loaded now; null at the newest end, and where there are no messages. */
export type GoToOutcome =
  | { status: "there"; messageId: string | null }
  /** There is no such message in this conversation. */
  | { status: "missing" }
  /** It is a reply, which only its thread shows. */
  | { status: "in-thread"; threadId: string }
  | { status: "failed"; error: ChatFlowError }
  /** Another call has come after this one. */
  | { status: "superseded" };

type Elsewhere = Exclude<Target, "newest">;

/** Whether this is the message that is meant, or lies after it. */
export function isTarget(message: Message, target: Elsewhere): boolean {
  if ("messageId" in target) return message.id === target.messageId;
  return "at" in target ? message.createdAt >= target.at : message.seq >= target.seq;
}

/** Whether the first message that {@link isTarget} finds is the one, in a part that begins with this message. */
export function isInPart(oldest: Message, target: Elsewhere): boolean {
  if ("messageId" in target) return true;
  return "at" in target ? oldest.createdAt < target.at : oldest.seq <= target.seq;
}

/** Which message of the page around the target is meant. */
export function messageOf(page: readonly Message[], target: Elsewhere): Message | undefined {
  const found = page.find((message) => isTarget(message, target));
  return found ?? ("messageId" in target ? undefined : page.at(-1));
}
