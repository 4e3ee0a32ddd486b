import type { Message } from "@chatflow/protocol";
import { composerIdOf } from "../messages/composer-id.ts";
import { threadAddress } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";

/** Shows the thread that a message began, may begin, or is a reply in, and goes to the field to write in. */
export function openThread({ channelId, id, threadId = id }: Pick<Message, "channelId" | "id" | "threadId">): void {
  const address = threadAddress(channelId, threadId);
  if (location.pathname !== address) navigate(address);
  else document.getElementById(composerIdOf({ threadId }))?.focus();
}
