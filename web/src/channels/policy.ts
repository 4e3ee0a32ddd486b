import type { ChannelEntry, Me } from "@chatflow/protocol";

// What to offer. The server decides; this only keeps people from pressing what would be refused.

export function mayEditChannel({ channel, membership }: ChannelEntry, me: Me | null): boolean {
  if (channel.type === "direct" || !membership) return false;
  return membership.role !== "member" || me?.role === "admin" || me?.role === "moderator";
}

export function mayAddPeople({ channel, membership }: ChannelEntry): boolean {
  return membership !== null && channel.type !== "direct";
}

export function mayLeave({ channel, membership }: ChannelEntry): boolean {
  return membership !== null && channel.type !== "direct";
}
