import type { ChannelEntry } from "@chatflow/protocol";
import { Suspense, useEffect, useMemo } from "react";
import { useChat } from "../chat.ts";
import { Conversation } from "../messages/Conversation.tsx";
import { LoadFailed } from "../shell/LoadFailed.tsx";
import { recentChannels } from "../shell/recent-channels.ts";
import { useReadable } from "../state.ts";
import { ThreadPanelSkeleton } from "../threads/ThreadPanelSkeleton.tsx";
import { firstViewIsThere } from "../ui/first-view.ts";
import { lazyNamed } from "../ui/lazy-named.ts";
import { roomForThread, useMedia } from "../ui/use-media.ts";
import { ChannelHeader } from "./ChannelHeader.tsx";
import { ChannelPageSkeleton } from "./ChannelPageSkeleton.tsx";

const ForeignChannel = lazyNamed(() => import("./ForeignChannel.tsx"), "ForeignChannel");
const ThreadPanel = lazyNamed(() => import("../threads/ThreadPanel.tsx"), "ThreadPanel");

type Props = {
  channelId: string;
  /** The thread that is open beside it. */
  threadId: string | null;
  /** A message to be shown, of the thread where one is open. */
  messageId: string | null;
};

/** The channel of an address: one's own with its conversation, a public one to join, or why it cannot be shown. */
export function ChannelPage({ channelId, threadId, messageId }: Props) {
  const chat = useChat();
  const state = useReadable(chat.state);
  const own = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const isOwn = own !== undefined;
  useEffect(() => {
    if (state !== "loading" && !isOwn) firstViewIsThere();
  }, [state, isOwn]);
  if (own) return <OpenChannel entry={own} threadId={threadId} messageId={messageId} />;
  if (state === "loading") return <ChannelPageSkeleton />;
  if (state === "failed") {
    return (
      <div className="p-4">
        <LoadFailed />
      </div>
    );
  }
  return (
    <Suspense fallback={<ChannelPageSkeleton />}>
      <ForeignChannel channelId={channelId} />
    </Suspense>
  );
}

function OpenChannel({ entry, threadId, messageId }: { entry: ChannelEntry } & Omit<Props, "channelId">) {
  const chat = useChat();
  const channelId = entry.channel.id;
  // Where there is no room for both, the thread lies over the channel, which keeps its place below.
  const isCovered = !useMedia(roomForThread) && threadId !== null;
  useEffect(() => {
    recentChannels.add(channelId);
    // What arrives while the tab is hidden has not been seen.
    const follow = () => chat.setOpen(document.visibilityState === "visible" && !isCovered ? channelId : null);
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      chat.setOpen(null);
    };
  }, [chat, channelId, isCovered]);
  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col" inert={isCovered}>
        <ChannelHeader entry={entry} />
        <Conversation entry={entry} messageId={threadId === null ? messageId : null} />
      </div>
      {threadId !== null && (
        <Suspense fallback={<ThreadPanelSkeleton />}>
          <ThreadPanel key={threadId} entry={entry} threadId={threadId} messageId={messageId} />
        </Suspense>
      )}
    </div>
  );
}
