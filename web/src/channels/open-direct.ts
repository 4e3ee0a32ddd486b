import type { Chat } from "@chatflow/client";
import { t } from "../i18n/i18n.ts";
import { channelAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { orTell } from "../shell/or-tell.ts";

/** The conversation with one person (or with oneself), if there is one already. */
export function directWith(chat: Chat, userId: string): string | undefined {
  const myId = chat.me.get()?.id;
  const people = userId === myId ? 1 : 2;
  return chat.channels
    .get()
    .find(({ channel }) => channel.type === "direct" && channel.userIds.length === people && channel.userIds.includes(userId))?.channel.id;
}

/** Opens the conversation with a person; without a connection, one that there is. */
export async function openDirect(chat: Chat, userId: string): Promise<void> {
  const known = directWith(chat, userId);
  if (known !== undefined) return navigate(channelAddress(known));
  const made = chat.client.call("channels.create", { type: "direct", userIds: [userId] });
  if (await orTell(t("channels.direct.notOpened"), made)) navigate(channelAddress((await made).channel.id));
}
