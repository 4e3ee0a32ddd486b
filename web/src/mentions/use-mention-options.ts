import type { Chat } from "@chatflow/client";
import type { ChannelEntry, User } from "@chatflow/protocol";
import { useEffect, useMemo, useState } from "react";
import { useUsers } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { factsOf } from "../messages/entries.ts";
import { usePlace } from "../messages/place.ts";
import { useReadable } from "../state.ts";
import { type MentionOption, mentionOptions } from "./mention-options.ts";
import { mayMentionEveryone } from "./policy.ts";

/** So many members are asked for at once; of a larger channel, others are found by their name. */
const loaded = 200;
const restMs = 120;

/** Whom one may mean in a channel by what was typed after an `@`. */
export function useMentionOptions(entry: ChannelEntry, query: string): MentionOption[] {
  const chat = useChat();
  const me = useReadable(chat.me);
  const channelId = entry.channel.id;
  const threadId = usePlace()?.threadId ?? null;
  const recent = useMemo(() => recentAuthors(chat, channelId, threadId), [chat, channelId, threadId]);
  const { ids, complete, settled } = useMemberIds(entry);
  // Nobody calls themselves.
  const isOther = (user: User | undefined): user is User => user !== undefined && user.id !== me?.id;
  const members = useUsers(ids ?? recent).filter(isOther);
  const found = useFound(query).filter(isOther);
  // Everyone stands below the people: before these are there, it is not offered, lest it be taken for them.
  const isThere = settled && (members.length > 0 || (ids ?? recent).length <= 1);
  const everyone = isThere ? mayMentionEveryone(entry, me) : "no";
  return mentionOptions(query, { members, found, complete, recent, everyone });
}

/** Who wrote here last, in the thread before the channel around it. */
function recentAuthors(chat: Chat, channelId: string, threadId: string | null): string[] {
  const entries = [...chat.timeline(channelId).get().entries];
  if (threadId !== null) entries.push(...chat.thread(channelId, threadId).get().entries);
  return [...new Set(entries.map((entry) => factsOf(entry).authorId).reverse())];
}

type MemberIds = { ids: string[] | null; complete: boolean; settled: boolean };

function useMemberIds({ channel }: ChannelEntry): MemberIds {
  const { client } = useChat();
  const channelId = channel.id;
  const [known, setKnown] = useState<MemberIds>(
    channel.type === "direct" ? { ids: channel.userIds, complete: true, settled: true } : { ids: null, complete: false, settled: false },
  );
  const isDirect = channel.type === "direct";
  useEffect(() => {
    if (isDirect) return;
    const abort = new AbortController();
    client.call("channels.members", { channelId, limit: loaded }, { signal: abort.signal }).then(
      ({ members, next }) => setKnown({ ids: members.map((member) => member.userId), complete: next === null, settled: true }),
      // Who wrote here, and the search, are known without it.
      () => !abort.signal.aborted && setKnown((before) => ({ ...before, settled: true })),
    );
    return () => abort.abort();
  }, [client, channelId, isDirect]);
  return known;
}

/** People of the workspace whose name begins so, asked for when the typing rests. Those of the query before stay until then. */
function useFound(query: string): readonly User[] {
  const { client } = useChat();
  const [found, setFound] = useState<readonly User[]>([]);
  useEffect(() => {
    if (query === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      client.call("users.list", { query, limit: 20 }, { signal: abort.signal }).then(
        ({ users }) => setFound(users),
        () => undefined, // the members remain
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, query]);
  return found;
}
