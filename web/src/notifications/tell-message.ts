import type { Chat, Readable } from "@chatflow/client";
import type { Channel, Message } from "@chatflow/protocol";
import { loadTexts, t } from "../i18n/i18n.ts";
import { namesKnownIn } from "../mentions/names-known-in.ts";
import { excerptOf } from "../messages/plain-text.ts";
import { addressOf } from "../routing/addresses.ts";
import { navigate } from "../routing/location.ts";
import { showNotification } from "./permission.ts";

/** Longer than any system shows. */
const bodyLength = 240;
/** So long a name may take; without it the message is told all the same. */
const nameWithinMs = 3000;

/** Shows a message outside of the page. Every hidden tab does, under one tag, so it comes up once. */
export async function tellMessage(chat: Chat, message: Message, channel: Channel): Promise<void> {
  await loadTexts();
  const [sender] = await Promise.all([message.authorId, ...(message.mentions?.userIds ?? [])].map((id) => first(chat.user(id))));
  const author = sender?.name ?? t("notifications.somebody");
  const title = channel.type === "direct" ? author : t("notifications.title", { author, channel: channel.name });
  const body = excerptOf(message, namesKnownIn(chat, message)).slice(0, bodyLength);
  showNotification(title, { body, tag: message.id }, () => navigate(addressOf(message)));
}

/** The first value that there is. */
function first<T>(readable: Readable<T | undefined>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, nameWithinMs);
    const stop = readable.subscribe(() => readable.get() !== undefined && done());
    if (readable.get() !== undefined) done();
    function done() {
      clearTimeout(timer);
      // It may be there before subscribing has returned.
      queueMicrotask(() => stop());
      resolve(readable.get());
    }
  });
}
