import type { ChannelEntry, Me, Message } from "@chatflow/protocol";
import { mentionsMe } from "../mentions/mention-names.ts";

/** Whether a new message is worth calling somebody for who is not looking. */
export function isWorthTelling(message: Message, me: Me, entry: ChannelEntry | undefined): boolean {
  const { notify } = me.preferences;
  if (!entry || message.authorId === me.id || notify === "none" || me.availability === "dnd") return false;
  if (mentionsMe(message.mentions, me.id)) return true;
  if (entry.settings?.muted) return false;
  if (entry.channel.type === "direct") return true;
  // What is said in threads alone concerns those whom it names.
  return notify === "all" && (message.threadId === undefined || message.alsoInChannel === true);
}
