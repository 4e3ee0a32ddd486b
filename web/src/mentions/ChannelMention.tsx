import type { Chat } from "@chatflow/client";
import { Suspense, use } from "react";
import { ChatContext } from "../chat.ts";
import { useReadable } from "../state.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import { ChannelMentionLink } from "./ChannelMentionLink.tsx";

const PublicChannel = lazyNamed(() => import("./PublicChannel.tsx"), "PublicChannel");

type Props = { name: string; label: string };

/** `#name`: a link where the reader has a channel of that name, or could join one; otherwise what was written. */
export function ChannelMention({ name, label }: Props) {
  const chat = use(ChatContext);
  return chat ? <Known chat={chat} name={name} label={label} /> : label;
}

function Known({ chat, name, label }: Props & { chat: Chat }) {
  const found = useReadable(chat.channels).find(({ channel }) => channel.type !== "direct" && channel.name === name);
  if (found) return <ChannelMentionLink channelId={found.channel.id} label={label} />;
  return (
    <Suspense fallback={label}>
      <PublicChannel chat={chat} name={name} label={label} />
    </Suspense>
  );
}
