import type { ChannelEntry } from "@chatflow/protocol";
import { type KeyboardEvent, useEffect, useMemo } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { isComposing } from "../messages/is-composing.ts";
import { type Place, PlaceContext } from "../messages/place.ts";
import { channelAddress, patterns } from "../routing/addresses.ts";
import { goBackTo } from "../routing/location.ts";
import { useReadable } from "../state.ts";
import { roomForThread, useMedia } from "../ui/use-media.ts";
import { panelClass } from "./panel-class.ts";
import { ThreadConversation } from "./ThreadConversation.tsx";
import { ThreadHeader } from "./ThreadHeader.tsx";
import { useFocusBack } from "./use-focus-back.ts";
import { useOpenedThread } from "./use-opened-thread.ts";

type Props = { entry: ChannelEntry; threadId: string; messageId: string | null };

/** A thread, beside its channel: the message that it began with, what was replied, and the place to reply. */
export function ThreadPanel({ entry, threadId, messageId }: Props) {
  const chat = useChat();
  const channelId = entry.channel.id;
  const place = useMemo<Place>(() => ({ channelId, threadId }), [channelId, threadId]);
  const thread = useMemo(() => chat.thread(channelId, threadId), [chat, channelId, threadId]);
  const snapshot = useReadable(thread);
  const hasRoom = useMedia(roomForThread);
  const opened = useOpenedThread(snapshot);
  useFocusBack();

  const isReady = snapshot.status === "ready";
  useEffect(() => {
    // What arrives while the tab is hidden has not been seen. Being on screen is being read: `opened` comes first.
    const follow = () => chat.setOpenThread(document.visibilityState === "visible" && isReady ? threadId : null);
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      chat.setOpenThread(null);
    };
  }, [chat, threadId, isReady]);

  // Whoever came from the list of threads goes back there, where the thread lay over everything.
  const close = () => goBackTo(channelAddress(channelId), ...(hasRoom ? [] : [patterns.threads]));

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    // Menus and dialogs that were opened from here are not in it.
    if (!event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    close();
  }

  return (
    <section aria-label={t("threads.thread")} onKeyDown={onKeyDown} className={panelClass}>
      <PlaceContext value={place}>
        <ThreadHeader channel={entry.channel} threadId={threadId} state={snapshot.state} onClose={close} />
        <ThreadConversation
          entry={entry}
          thread={thread}
          snapshot={snapshot}
          place={place}
          opened={opened}
          messageId={messageId}
          onClose={close}
        />
      </PlaceContext>
    </section>
  );
}
