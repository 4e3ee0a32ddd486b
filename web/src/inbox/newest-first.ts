import type { ChannelEntry } from "@chatflow/protocol";

/** Those of the conversations that are wanted, the one with the newest message first. */
export function newestFirst(entries: readonly ChannelEntry[], wanted: ReadonlySet<string>): ChannelEntry[] {
  const at = ({ head }: ChannelEntry) => (head.lastMessageAt === null ? 0 : Date.parse(head.lastMessageAt));
  return entries.filter(({ channel }) => wanted.has(channel.id)).sort((one, other) => at(other) - at(one));
}
