import type { Message, Reaction } from "@chatflow/protocol";

/** What shall become of a message. Doing the same again changes nothing. */
export type Change =
  | { do: "edit"; text: string }
  | { do: "remove" }
  | { do: "react"; emoji: string; on: boolean }
  | { do: "pin"; on: boolean };

/** The message as it will be; what only the server decides, such as whom a text mentions, stays as it is. */
export function withChange(message: Message, change: Change, by: string, at: string): Message {
  if (message.deletedAt !== null) return message;
  switch (change.do) {
    case "edit":
      return change.text === message.text ? message : { ...message, text: change.text, editedAt: at };
    case "remove":
      return { ...message, text: "", deletedAt: at, pinnedAt: null, reactions: [] };
    case "react":
      return { ...message, reactions: reactionsWith(message.reactions, change, by) };
    case "pin":
      return { ...message, pinnedAt: change.on ? (message.pinnedAt ?? at) : null };
    default:
      return change satisfies never;
  }
}

function reactionsWith(reactions: readonly Reaction[], { emoji, on }: { emoji: string; on: boolean }, by: string): Reaction[] {
  if (on && !reactions.some((one) => one.emoji === emoji)) return [...reactions, { emoji, userIds: [by] }];
  return reactions.flatMap((one) => {
    if (one.emoji !== emoji) return one;
    const others = one.userIds.filter((id) => id !== by);
    if (on) return others.length < one.userIds.length ? one : { emoji, userIds: [...others, by] };
    return others.length > 0 ? { emoji, userIds: others } : [];
  });
}

/** Whether the later one makes the earlier one, of the same message, unnecessary. */
export function replaces(later: Change, earlier: Change): boolean {
  if (later.do !== earlier.do) return false;
  return later.do !== "react" || earlier.do !== "react" || later.emoji === earlier.emoji;
}
