import type { ChannelEntry } from "@chatflow/protocol";
import { Suspense, useRef, useState } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import { mayEditChannel } from "./policy.ts";

const TopicField = lazyNamed(() => import("./TopicField.tsx"), "TopicField");

/** What a channel is about just now. Who may, changes it on the spot: Enter keeps it, Escape does not. */
export function TopicLine({ entry }: { entry: ChannelEntry }) {
  const me = useReadable(useChat().me);
  const [editing, setEditing] = useState(false);
  const { channel } = entry;
  const button = useRef<HTMLButtonElement>(null);
  if (channel.type === "direct") return null;
  const { topic } = channel;
  if (!mayEditChannel(entry, me).may) {
    return topic ? (
      <p dir="auto" className="min-w-0 truncate text-ink-muted max-md:hidden" title={topic}>
        {topic}
      </p>
    ) : null;
  }
  if (editing) {
    const end = () => {
      setEditing(false);
      setTimeout(() => button.current?.focus(), 0);
    };
    return (
      <Suspense fallback={null}>
        <TopicField channelId={channel.id} topic={topic} onEnd={end} />
      </Suspense>
    );
  }
  return (
    <button
      ref={button}
      type="button"
      dir="auto"
      onClick={() => setEditing(true)}
      title={topic || undefined}
      aria-label={topic ? t("channels.topic.change", { topic }) : undefined}
      className="-ms-1.5 min-w-0 truncate rounded-sm px-1.5 py-0.5 text-start text-ink-muted hover:bg-hover max-md:hidden"
    >
      {topic || <span className="text-ink-faint">{t("channels.topic.add")}</span>}
    </button>
  );
}
