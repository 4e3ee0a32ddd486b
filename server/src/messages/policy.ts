import type { ChannelRole, ChannelType, Permission, Role } from "@chatflow/protocol";

/** Pure answers to "may they?", about somebody who is in the channel. */

export function mayEdit(message: { author_id: string }, userId: string): boolean {
  return message.author_id === userId;
}

/** One's own; anyone's for the channel's owners and moderators and for the workspace's. */
export function mayDelete(message: { author_id: string }, userId: string, inChannel: ChannelRole, inWorkspace: Role): boolean {
  return message.author_id === userId || moderates(inChannel, inWorkspace);
}

/** Everyone in a direct conversation; elsewhere whom the channel allows it to. */
export function mayMentionEveryone(
  channel: { type: ChannelType; mayMentionEveryone: Permission },
  inChannel: ChannelRole,
  inWorkspace: Role,
): boolean {
  return channel.type === "direct" || channel.mayMentionEveryone === "member" || moderates(inChannel, inWorkspace);
}

function moderates(inChannel: ChannelRole, inWorkspace: Role): boolean {
  return inChannel !== "member" || inWorkspace !== "user";
}
