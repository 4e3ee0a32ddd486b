import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";

type Props = { channelId: string | null; threadId: string | null };

/** Reads new messages of the open channel and thread to people who cannot see them, one after the other, politely. */
export function Announcer({ channelId, threadId }: Props) {
  const chat = useChat();
  const [said, setSaid] = useState("");
  useEffect(() => {
    setSaid("");
    return chat.client.onEvent((event) => {
      if (event.type !== "message.created" || event.channelId !== channelId) return;
      const { message } = event;
      const isHere = message.threadId === undefined || message.alsoInChannel || message.threadId === threadId;
      if (!isHere || message.authorId === chat.me.get()?.id) return;
      const author = chat.user(message.authorId).get()?.name ?? t("shell.newMessage");
      setSaid(t("shell.spoken", { author, text: (message.text || message.quote?.text || "").slice(0, 300) }));
    });
  }, [chat, channelId, threadId]);
  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  );
}
