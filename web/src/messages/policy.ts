import type { Me, Member, Message } from "@chatflow/protocol";

// What to offer. The server decides; this only keeps people from pressing what would be refused.

export function mayEditMessage(message: Message, me: Me | null): boolean {
  return message.deletedAt === null && message.authorId === me?.id;
}

/** One's own; anyone's for the channel's owners and moderators and for the workspace's. */
export function mayDeleteMessage(message: Message, me: Me | null, membership: Member | null): boolean {
  if (!me || !membership || message.deletedAt !== null) return false;
  return message.authorId === me.id || membership.role !== "member" || me.role !== "user";
}
