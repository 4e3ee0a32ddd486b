import type { ChannelEntry } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { channelOptions } from "./channel-options.ts";
import { type ListProps, SuggestionList } from "./SuggestionList.tsx";

const restMs = 120;

/** One's own channels at once, other public ones as soon as the server has told of them. */
export function ChannelSuggestions(list: ListProps) {
  const own = useReadable(useChat().channels);
  const found = useBrowsed(list.query);
  const options = channelOptions(list.query, own, found).map(({ channel, topic, isOwn }) => ({
    id: channel.id,
    insert: `#${channel.name}`,
    icon: <ChannelIcon channel={channel} />,
    label: <span className="font-[550]">{channel.name}</span>,
    note: isOwn ? topic : t("autocomplete.notJoined"),
  }));
  return <SuggestionList {...list} label={t("autocomplete.channels")} options={options} />;
}

function useBrowsed(query: string): readonly ChannelEntry[] {
  const { client } = useChat();
  const [found, setFound] = useState<readonly ChannelEntry[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      client.call("channels.browse", { ...(query !== "" && { query }), limit: 20 }, { signal: abort.signal }).then(
        ({ channels }) => setFound(channels),
        () => undefined, // one's own remain
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, query]);
  return found;
}
