import type { Channel, ChannelEntry } from "@chatflow/protocol";

export type ChannelOption = { channel: Exclude<Channel, { type: "direct" }>; topic: string; isOwn: boolean };

const most = 8;

/** The channels whose name has what was typed: those that begin with it first, one's own before others. */
export function channelOptions(query: string, own: readonly ChannelEntry[], found: readonly ChannelEntry[]): ChannelOption[] {
  const wanted = query.normalize("NFC").toLowerCase();
  const known = new Set(own.map(({ channel }) => channel.id));
  const options: ChannelOption[] = [];
  for (const { channel } of [...own, ...found.filter((entry) => !known.has(entry.channel.id))]) {
    if (channel.type !== "direct" && channel.name.includes(wanted))
      options.push({ channel, topic: channel.topic, isOwn: known.has(channel.id) });
  }
  const rank = ({ channel, isOwn }: ChannelOption) => (channel.name.startsWith(wanted) ? 0 : 2) + (isOwn ? 0 : 1);
  return options.sort((a, b) => rank(a) - rank(b) || a.channel.name.localeCompare(b.channel.name)).slice(0, most);
}
