import type { Channel } from "@chatflow/protocol";
import { useUsers } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { directTitle, othersIn } from "./title.ts";

/** A channel's name, or the people of a direct conversation; null while these are being fetched. */
export function useChannelTitle(channel: Channel): string | null {
  const me = useReadable(useChat().me);
  const others = useUsers(othersIn(channel, me?.id));
  return channel.type === "direct" ? directTitle(others) : channel.name;
}
