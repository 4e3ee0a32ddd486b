import type { ChannelEntry } from "@chatflow/protocol";
import { Suspense, useEffect, useMemo } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { WhereMayPost } from "../channels/WhereMayPost.tsx";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { firstViewIsThere } from "../ui/first-view.ts";
import { laterNamed } from "../ui/lazy-named.ts";
import { ComposerSkeleton } from "./ComposerSkeleton.tsx";
import { FirstMessages } from "./FirstMessages.tsx";
import { MessagesSkeleton } from "./MessagesSkeleton.tsx";
import { type Place, PlaceContext } from "./place.ts";
import { GoContext, useJump } from "./use-jump.ts";
import { useOpened } from "./use-opened.ts";

const ChannelMessages = laterNamed(() => import("./ChannelMessages.tsx"), "ChannelMessages");
const Composer = laterNamed(() => import("./Composer.tsx"), "Composer");
const JumpNotice = laterNamed(() => import("./JumpNotice.tsx"), "JumpNotice");

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
  const isThere = snapshot.status !== "loading";
  useEffect(() => {
    if (isThere) firstViewIsThere();
  }, [isThere]);
  return (
    <PlaceContext value={place}>
      <Suspense fallback={null}>
        {jump && snapshot.status !== "failed" && <JumpNotice jump={jump} onRetry={retry} onDismiss={dismiss} />}
      </Suspense>
      {(snapshot.status === "loading" || (snapshot.status === "ready" && waits)) && <MessagesSkeleton />}
      {snapshot.status === "ready" && !waits && (
        <GoContext value={go}>
          <Suspense fallback={jump ? <MessagesSkeleton /> : <FirstMessages snapshot={snapshot} opened={opened} />}>
            <ChannelMessages {...{ timeline, snapshot, place, opened, jump, go }} channel={entry.channel} />
          </Suspense>
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
        <Suspense fallback={<ComposerSkeleton />}>
          <Composer channel={entry.channel} place={place} />
        </Suspense>
      </WhereMayPost>
    </PlaceContext>
  );
}
