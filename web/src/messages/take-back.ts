import type { Chat } from "@chatflow/client";
import { openThread } from "../threads/open-thread.ts";
import { composerIdOf } from "./composer-id.ts";
import { giveBack } from "./drafts.ts";

/** Takes a message that is not sent back to where one writes. One that is just leaving stays. */
export function takeBack(
  chat: Chat,
  { id, channelId, threadId = null }: { id: string; channelId: string; threadId?: string | null | undefined },
) {
  const text = chat.discard(id);
  if (text === undefined) return;
  giveBack(chat, { channelId, threadId }, text);
  const field = document.getElementById(composerIdOf({ threadId }));
  if (field || threadId === null) field?.focus();
  else openThread({ channelId, id: threadId });
}
