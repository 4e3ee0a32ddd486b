import { useShortcut } from "../keyboard/use-shortcut.ts";
import { channelAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { type ListSection, neighbour, nextWanting } from "./sidebar-sections.ts";

type Props = { sections: readonly ListSection[]; wanting: ReadonlySet<string>; openId: string | null };

/** The shortcuts to the conversation above or below, and to the next one that asks to be read. Shows nothing. */
export function ChannelKeys({ sections, wanting, openId }: Props): null {
  const ids = () => sections.flatMap(({ rows }) => rows.map((entry) => entry.channel.id));
  function go(to: string | null) {
    if (to !== null && to !== openId) navigate(channelAddress(to));
  }
  useShortcut("previousChannel", () => go(neighbour(ids(), openId, -1)));
  useShortcut("nextChannel", () => go(neighbour(ids(), openId, 1)));
  useShortcut("previousUnread", () => go(nextWanting(ids(), wanting, openId, -1)));
  useShortcut("nextUnread", () => go(nextWanting(ids(), wanting, openId, 1)));
  return null;
}
