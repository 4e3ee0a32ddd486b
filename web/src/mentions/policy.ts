import type { ChannelEntry, Me } from "@chatflow/protocol";

/** Whether @channel and @here may be written; `no` where there is nobody but the two of one conversation, or oneself. */
export function mayMentionEveryone({ channel, membership }: ChannelEntry, me: Me | null): "no" | "refused" | "yes" {
  if (channel.type === "direct") return channel.userIds.length > 2 ? "yes" : "no";
  if (channel.mayMentionEveryone === "member") return "yes";
  const moderates = (membership !== null && membership.role !== "member") || (me !== null && me.role !== "user");
  return moderates ? "yes" : "refused";
}
