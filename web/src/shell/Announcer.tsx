import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";

/** Reads new messages of the open channel to people who cannot see them, one after the other, politely. */
export function Announcer({ channelId }: { channelId: string | null }) {
  const chat = useChat();
  const [said, setSaid] = useState("");
  useEffect(() => {
    setSaid("");
    return chat.client.onEvent((event) => {
      if (event.type !== "message.created" || event.channelId !== channelId) return;
      if (event.message.authorId === chat.me.get()?.id) return;
      const author = chat.user(event.message.authorId).get()?.name ?? "New message";
      setSaid(`${author}: ${event.message.text.slice(0, 300)}`);
    });
  }, [chat, channelId]);
  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  );
}
