import type { ChannelEntry } from "@chatflow/protocol";
import { useMemo } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { WhereMayPost } from "../channels/WhereMayPost.tsx";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useShortcut } from "../keyboard/use-shortcut.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Composer } from "./Composer.tsx";
import { JumpNotice } from "./JumpNotice.tsx";
import { ListTop, topRoom } from "./ListTop.tsx";
import { MessageList } from "./MessageList.tsx";
import { MessagesSkeleton } from "./MessagesSkeleton.tsx";
import { type Place, PlaceContext } from "./place.ts";
import { GoContext, useJump } from "./use-jump.ts";
import { useOpened } from "./use-opened.ts";

type Props = {
  entry: ChannelEntry;
  /** The message that the address names, to be shown. */
  messageId: string | null;
};

/** What was said in a channel, and the place to say something. */
export function Conversation({ entry, messageId }: Props) {
  const chat = useChat();
  const channelId = entry.channel.id;
  const timeline = useMemo(() => chat.timeline(channelId), [chat, channelId]);
  const snapshot = useReadable(timeline);
  const opened = useOpened(entry);
  const place = useMemo<Place>(() => ({ channelId, threadId: null }), [channelId]);
  const { jump, waits, go, retry, dismiss } = useJump(timeline, place, messageId);
  useShortcut("newest", () => go("newest"));
  return (
    <PlaceContext value={place}>
      {jump && snapshot.status !== "failed" && <JumpNotice jump={jump} onRetry={retry} onDismiss={dismiss} />}
      {(snapshot.status === "loading" || (snapshot.status === "ready" && waits)) && <MessagesSkeleton />}
      {snapshot.status === "ready" && !waits && (
        <GoContext value={go}>
          <MessageList
            timeline={timeline}
            snapshot={snapshot}
            place={place}
            label={t("messages.list.label")}
            top={<ListTop channel={entry.channel} snapshot={snapshot} onRetry={() => void timeline.loadOlder()} />}
            topRoom={topRoom}
            opened={opened}
            jump={jump}
            go={go}
          />
        </GoContext>
      )}
      {snapshot.status === "failed" && (
        <div role="alert" className="flex flex-1 items-center p-6">
          <EmptyState
            title={t("messages.list.failed")}
            actions={<Button onClick={() => void timeline.loadOlder()}>{t("messages.list.retry")}</Button>}
          >
            {snapshot.error && errorText(snapshot.error)}
          </EmptyState>
        </div>
      )}
      <WhereMayPost entry={entry}>
        <Composer channel={entry.channel} place={place} />
      </WhereMayPost>
    </PlaceContext>
  );
}
