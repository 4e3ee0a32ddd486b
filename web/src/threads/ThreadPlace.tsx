import type { Channel } from "@chatflow/protocol";
import { useMemo } from "react";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { Skeleton } from "../ui/Skeleton.tsx";

/** The conversation that a thread is in. */
export function ThreadPlace({ channelId }: { channelId: string }) {
  const chat = useChat();
  const entry = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  return entry ? <Named channel={entry.channel} /> : <Skeleton className="h-3.5 w-24" />;
}

function Named({ channel }: { channel: Channel }) {
  const title = useChannelTitle(channel);
  return (
    <span className="flex min-w-0 items-center gap-1">
      <ChannelIcon channel={channel} />
      <span dir="auto" className="truncate">
        {title ?? "…"}
      </span>
    </span>
  );
}
