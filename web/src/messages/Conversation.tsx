import type { ChannelEntry } from "@chatflow/protocol";
import { useMemo } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Composer } from "./Composer.tsx";
import { MessageList } from "./MessageList.tsx";
import { MessagesSkeleton } from "./MessagesSkeleton.tsx";

/** What was said in a channel, and the place to say something. */
export function Conversation({ entry }: { entry: ChannelEntry }) {
  const chat = useChat();
  const channelId = entry.channel.id;
  const timeline = useMemo(() => chat.timeline(channelId), [chat, channelId]);
  const snapshot = useReadable(timeline);
  return (
    <>
      {snapshot.status === "loading" && <MessagesSkeleton />}
      {snapshot.status === "ready" && <MessageList timeline={timeline} snapshot={snapshot} channel={entry.channel} />}
      {snapshot.status === "failed" && (
        <div role="alert" className="flex flex-1 items-center p-6">
          <EmptyState
            title="The messages could not be loaded"
            actions={<Button onClick={() => void timeline.loadOlder()}>Try again</Button>}
          >
            {snapshot.error?.message}
          </EmptyState>
        </div>
      )}
      <Composer channel={entry.channel} />
    </>
  );
}
