import { useMemo } from "react";
import { useUserSearch } from "../accounts/use-user-search.ts";
import { useUsers } from "../accounts/use-users.ts";
import { directTitle, othersIn } from "../channels/title.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { type ForwardTarget, forwardTargets } from "./forward-targets.ts";

type Search = { targets: ForwardTarget[]; status: ReturnType<typeof useUserSearch>["status"] };

/** Where one may forward to, by what was typed. */
export function useForwardTargets(query: string): Search {
  const chat = useChat();
  const myId = useReadable(chat.me)?.id;
  const entries = useReadable(chat.channels);
  const search = useUserSearch(query.replace(/^#/, ""));
  const ids = useMemo(() => [...new Set(entries.flatMap(({ channel }) => othersIn(channel, myId)))], [entries, myId]);
  const users = useUsers(ids);
  const byId = new Map(ids.map((id, index) => [id, users[index]]));
  const conversations = entries.map(({ channel }) => ({
    channel,
    title: channel.type === "direct" ? directTitle(othersIn(channel, myId).map((id) => byId.get(id))) : channel.name,
  }));
  const people = search.status === "ready" && !query.startsWith("#") ? search.users.filter(({ id }) => id !== myId) : [];
  return { targets: forwardTargets(query, conversations, people), status: search.status };
}
