import type { ChannelRole, ChannelType, Permission, Role } from "@chatflow/protocol";

/** Pure answers to "may they?", about somebody who is in the channel. */

export function mayEdit(message: { author_id: string }, userId: string): boolean {
  return message.author_id === userId;
}

/** One's own; anyone's for the channel's owners and moderators and for the workspace's. */
export function mayDelete(message: { author_id: string }, userId: string, inChannel: ChannelRole, inWorkspace: Role): boolean {
  return message.author_id === userId || moderates(inChannel, inWorkspace);
}

/**
 * What a channel allows to every member or keeps to those who moderate: to post, to pin, to mention everyone. In a direct
 * conversation everyone may. The writer's statements say the same of posting in SQL (`mayPostNow`).
 */
export function isAllowed(type: ChannelType, permission: Permission, inChannel: ChannelRole, inWorkspace: Role): boolean {
  return type === "direct" || permission === "member" || moderates(inChannel, inWorkspace);
}

function moderates(inChannel: ChannelRole, inWorkspace: Role): boolean {
  return inChannel !== "member" || inWorkspace !== "user";
}
