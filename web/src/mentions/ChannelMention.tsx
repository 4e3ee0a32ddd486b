import type { Chat } from "@chatflow/client";
import { use } from "react";
import { ChatContext } from "../chat.ts";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";

type Props = { name: string; label: string };

/** `#name`: a link where the reader has a channel of that name, otherwise what was written. */
export function ChannelMention({ name, label }: Props) {
  const chat = use(ChatContext);
  return chat ? <Known chat={chat} name={name} label={label} /> : label;
}

function Known({ chat, name, label }: Props & { chat: Chat }) {
  const found = useReadable(chat.channels).find(({ channel }) => channel.type !== "direct" && channel.name === name);
  if (!found) return label;
  return (
    <Link
      href={channelAddress(found.channel.id)}
      data-channel-mention
      className="rounded-sm bg-accent-soft px-0.5 font-[550] text-accent hover:underline"
    >
      {label}
    </Link>
  );
}
