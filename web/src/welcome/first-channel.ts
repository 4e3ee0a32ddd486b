import type { ChannelEntry } from "@chatflow/protocol";

/** Where somebody new is led to: of the channels that everyone is in, the one that was there first. */
export function firstChannel(entries: readonly ChannelEntry[]): ChannelEntry | undefined {
  const common = entries.filter(({ channel }) => channel.type !== "direct" && channel.isDefault);
  return common.sort((a, b) => a.channel.createdAt.localeCompare(b.channel.createdAt))[0];
}
