import { limits } from "@chatflow/protocol";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useAction } from "../accounts/use-action.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { orTell } from "../shell/or-tell.ts";

/** Where the topic is changed on the spot. */
export function TopicField({ channelId, topic, onEnd }: { channelId: string; topic: string; onEnd: () => void }) {
  const { client } = useChat();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(topic);
  const over = useRef(false);
  useEffect(() => {
    field.current?.focus(); // not every browser does so when it selects
    field.current?.select();
  }, []);
  const save = useAction(async () => {
    const next = text.trim();
    if (next === topic || (await orTell(t("channels.topic.notSaved"), client.call("channels.update", { channelId, topic: next })))) {
      over.current = true;
      onEnd();
    }
  });
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      over.current = true;
      onEnd();
    } else if (event.key === "Enter") void save.run();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <input
      ref={field}
      aria-label={t("channels.topic.label")}
      value={text}
      maxLength={limits.channelTopic}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => !over.current && void save.run()}
      autoComplete="off"
      className="-ms-1.5 h-7 min-w-0 flex-1 rounded-sm bg-canvas px-1.5 text-ink ring-1 ring-line-strong ring-inset outline-none focus-visible:ring-2 focus-visible:ring-accent max-md:hidden"
    />
  );
}
