import type { ChannelRole, ChannelType, Role } from "@chatflow/protocol";

/** Pure answers to "may they?"; that somebody is a member at all was settled when the channel was loaded for them. */

export function mayJoin(channel: { type: ChannelType }): boolean {
  return channel.type === "public";
}

export function mayUpdate(membership: { role: ChannelRole }, role: Role): boolean {
  return membership.role !== "member" || role !== "user";
}

/** The people of a direct conversation are what it is. */
export function hasFixedMembers(channel: { type: ChannelType }): boolean {
  return channel.type === "direct";
}
