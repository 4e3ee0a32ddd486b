import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { namesKnownIn } from "../mentions/names-known-in.ts";
import { excerptOf } from "../messages/plain-text.ts";

type Props = { channelId: string | null; threadId: string | null };
type Said = { id: string; text: string };

/** What is read out already need not stand there; but a few that arrive together must. */
const most = 5;

/** Reads new messages of the open channel and thread to people who cannot see them, one after the other, politely. */
export function Announcer({ channelId, threadId }: Props) {
  const chat = useChat();
  const [said, setSaid] = useState<readonly Said[]>([]);
  useEffect(() => {
    setSaid([]);
    return chat.client.onEvent((event) => {
      if (event.type !== "message.created" || event.channelId !== channelId) return;
      const { message } = event;
      const isHere = message.threadId === undefined || message.alsoInChannel || message.threadId === threadId;
      if (!isHere || message.authorId === chat.me.get()?.id) return;
      const author = chat.user(message.authorId).get()?.name ?? t("shell.newMessage");
      const text = t("shell.spoken", { author, text: excerptOf(message, namesKnownIn(chat, message)).slice(0, 300) });
      // Every message is an element of its own: what is added is read once, also when it says the same as the one before.
      setSaid((before) => (before.some(({ id }) => id === message.id) ? before : [...before.slice(1 - most), { id: message.id, text }]));
    });
  }, [chat, channelId, threadId]);
  return (
    <div aria-live="polite" className="sr-only">
      {said.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
