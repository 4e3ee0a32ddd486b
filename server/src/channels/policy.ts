import type { ChannelRole, ChannelType, Permission, Role } from "@chatflow/protocol";

/** Pure answers to "may they?"; that somebody is a member at all was settled when the channel was loaded for them. */

export function mayJoin(channel: { type: ChannelType }): boolean {
  return channel.type === "public";
}

type Membership = { role: ChannelRole };

export function mayUpdate(membership: Membership, role: Role): boolean {
  return membership.role !== "member" || role !== "user";
}

export function mayInvite(channel: { may_invite: Permission }, membership: Membership, role: Role): boolean {
  return channel.may_invite === "member" || mayUpdate(membership, role);
}

/** Owners are taken out by owners alone; whether somebody is there at all is not said to those who may take out nobody. */
export function mayRemove(membership: Membership, role: Role, member: Membership | undefined): boolean {
  return mayUpdate(membership, role) && (member?.role !== "owner" || membership.role === "owner");
}

export function maySetRole(membership: Membership, role: Role): boolean {
  return membership.role === "owner" || role === "admin";
}

/** Closing a channel to everybody, and opening it again. */
export function mayArchive(membership: Membership, role: Role): boolean {
  return membership.role === "owner" || role !== "user";
}

/** Whether it is theirs to say which channels new people are in. */
export function mayMakeDefault(role: Role): boolean {
  return role === "admin";
}

/** The people of a direct conversation are what it is. */
export function hasFixedMembers(channel: { type: ChannelType }): boolean {
  return channel.type === "direct";
}
