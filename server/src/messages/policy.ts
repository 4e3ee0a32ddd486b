import type { ChannelRole, Role } from "@chatflow/protocol";

/** Pure answers to "may they?", about somebody who is in the channel. */

export function mayEdit(message: { author_id: string }, userId: string): boolean {
  return message.author_id === userId;
}

/** One's own; anyone's for the channel's owners and moderators and for the workspace's. */
export function mayDelete(message: { author_id: string }, userId: string, inChannel: ChannelRole, inWorkspace: Role): boolean {
  return message.author_id === userId || inChannel !== "member" || inWorkspace !== "user";
}
