import type { Event, Member } from "@chatflow/protocol";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useChat } from "../chat.ts";
import { type Pages, usePages } from "../use-pages.ts";
import { type MemberNews, membersAfter } from "./members-news.ts";

/** Who is in a channel, page by page as they are scrolled to, or those whose names begin so; followed as it changes. */
export function useMembers(channelId: string, query: string): Pages<Member> {
  const { client } = useChat();
  const [news, setNews] = useState<MemberNews>(new Map());
  const fetch = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const input = { channelId, limit: 100, ...(query && { query }), ...(cursor && { cursor }) };
      const page = await client.call("channels.members", input, { signal });
      return { rows: page.members, next: page.next };
    },
    [client, channelId, query],
  );
  const pages = usePages(fetch);
  useEffect(() => {
    setNews(new Map());
    return client.onEvent((event: Event) => {
      if (!("channelId" in event) || event.channelId !== channelId) return;
      if (event.type === "member.joined" || event.type === "member.updated") {
        const { member } = event;
        setNews((before) => new Map(before).set(member.userId, member));
      } else if (event.type === "member.left") setNews((before) => new Map(before).set(event.userId, null));
    });
  }, [client, channelId]);
  const rows = useMemo(
    () => membersAfter(pages.rows, news, pages.status === "all" && query === ""),
    [pages.rows, news, pages.status, query],
  );
  return { ...pages, rows };
}
