import type { Chat } from "@chatflow/client";
import { useMemo } from "react";
import { findPublic } from "../channels/find-public.ts";
import { createStore, useReadable } from "../state.ts";
import { ChannelMentionLink } from "./ChannelMentionLink.tsx";
import { createPublicChannels } from "./public-channels.ts";

type Props = { chat: Chat; name: string; label: string };

const known = new WeakMap<Chat, ReturnType<typeof createPublicChannels>>();
const nothing = createStore<string | null>(null);

/** `#name` of a channel that the reader is not in: a link where it is a public one. */
export function PublicChannel({ chat, name, label }: Props) {
  const ready = useReadable(chat.state) === "ready";
  const id = useReadable(useMemo(() => (ready ? publicChannels(chat)(name) : nothing), [chat, ready, name]));
  return id === null ? label : <ChannelMentionLink channelId={id} label={label} />;
}

function publicChannels(chat: Chat) {
  let channels = known.get(chat);
  if (!channels) {
    channels = createPublicChannels((name) => findPublic(chat, name));
    known.set(chat, channels);
  }
  return channels;
}
