import type { Thread, ThreadSnapshot } from "@chatflow/client";
import type { ChannelEntry } from "@chatflow/protocol";
import { WhereMayPost } from "../channels/WhereMayPost.tsx";
import { t } from "../i18n/i18n.ts";
import type { Opened } from "../messages/entries.ts";
import { JumpNotice } from "../messages/JumpNotice.tsx";
import { MessageList } from "../messages/MessageList.tsx";
import { MessagesSkeleton } from "../messages/MessagesSkeleton.tsx";
import type { Place } from "../messages/place.ts";
import { GoContext, useJump } from "../messages/use-jump.ts";
import { RepliesLine } from "./RepliesLine.tsx";
import { ThreadComposer } from "./ThreadComposer.tsx";
import { ThreadFailed } from "./ThreadFailed.tsx";

type Props = {
  entry: ChannelEntry;
  thread: Thread;
  snapshot: ThreadSnapshot;
  place: Place;
  opened: Opened;
  messageId: string | null;
  onClose: () => void;
};

/** What was said in a thread, or why that cannot be shown, and the place to reply. */
export function ThreadConversation({ entry, thread, snapshot, place, opened, messageId, onClose }: Props) {
  const { status, root, error } = snapshot;
  const { jump, waits, go, retry, dismiss } = useJump(thread, place, messageId);
  if (status === "failed") return <ThreadFailed error={error} place={place} onRetry={() => void thread.loadOlder()} onClose={onClose} />;
  return (
    <>
      {jump && <JumpNotice jump={jump} onRetry={retry} onDismiss={dismiss} />}
      {status === "loading" || !root || waits ? (
        <MessagesSkeleton />
      ) : (
        <GoContext value={go}>
          <MessageList
            timeline={thread}
            snapshot={snapshot}
            place={place}
            label={t("threads.repliesList")}
            topRoom={8}
            root={root}
            belowRoot={<RepliesLine root={root} snapshot={snapshot} onRetry={() => void thread.loadOlder()} />}
            opened={opened}
            jump={jump}
            go={go}
          />
        </GoContext>
      )}
      <WhereMayPost entry={entry}>
        <ThreadComposer channel={entry.channel} place={place} root={root} />
      </WhereMayPost>
    </>
  );
}
