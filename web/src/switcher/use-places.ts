import type { ChannelEntry, User } from "@chatflow/protocol";
import { useMemo, useRef } from "react";
import { useUserSearch } from "../accounts/use-user-search.ts";
import { useUsers } from "../accounts/use-users.ts";
import { isArchived } from "../channels/sidebar-sections.ts";
import { directTitle, othersIn } from "../channels/title.ts";
import { useChat } from "../chat.ts";
import { recentChannels } from "../shell/recent-channels.ts";
import { useReadable } from "../state.ts";
import type { Choice } from "./choice.ts";

/**
 * Where one can go: one's channels and groups, and people. Who is talked to already is known here; everyone else is
 * asked for while one types, and those found stay.
 */
export function usePlaces(typed: string, openId: string | null): { places: Choice[]; searching: boolean } {
  const chat = useChat();
  const entries = useReadable(chat.channels);
  const me = useReadable(chat.me);
  // The server looks for how a name begins, so it gets the first word; the others are looked for in what it finds.
  const [firstWord = ""] = typed
    .trim()
    .replace(/^[#@>]\s*/, "")
    .split(/\s+/);
  const search = useUserSearch(firstWord);
  const partners = useUsers([...new Set(entries.flatMap(({ channel }) => othersIn(channel, me?.id)))]);
  const recent = useMemo(() => recentChannels.get(), []);
  const found = useRef(new Map<string, User>());
  if (search.status === "ready") for (const user of search.users) found.current.set(user.id, user);

  const users = new Map(found.current);
  for (const user of partners) if (user) users.set(user.id, user);
  const withPeople = new Map<string, ChannelEntry>();
  const places: Choice[] = [];
  for (const entry of entries) {
    const { channel } = entry;
    const others = othersIn(channel, me?.id);
    if (channel.type === "direct" && channel.userIds.length === 2 && others[0]) {
      withPeople.set(others[0], entry);
      continue;
    }
    const names =
      channel.type === "direct"
        ? [directTitle(others.map((id) => users.get(id))) ?? "", ...others.map((id) => users.get(id)?.name ?? "")]
        : [channel.name];
    places.push({ key: channel.id, kind: "channel", channel, names, ...stateOf(entry) });
  }
  for (const user of users.values()) {
    if (user.id === me?.id) continue;
    const entry = withPeople.get(user.id);
    const state = entry ? stateOf(entry) : { own: false, unread: 0, mentions: 0, recent: null, open: false, back: false };
    places.push({ key: `person-${user.id}`, kind: "person", user, names: [user.name, user.username, user.title], ...state });
  }

  function stateOf(entry: ChannelEntry) {
    const { id } = entry.channel;
    const at = recent.indexOf(id);
    const unread = chat.unread(id).get();
    return {
      own: true,
      unread: entry.settings?.muted ? 0 : unread,
      mentions: entry.channel.type === "direct" && !entry.settings?.muted ? unread : chat.mentions(id).get(),
      recent: at < 0 ? null : at,
      open: id === openId,
      back: isArchived(entry),
    };
  }
  return { places, searching: search.status === "loading" };
}
