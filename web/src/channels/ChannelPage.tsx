import type { ChannelEntry, ChatFlowError } from "@chatflow/protocol";
import { useEffect, useMemo, useState } from "react";
import { asChatFlowError } from "../accounts/session.ts";
import { useChat } from "../chat.ts";
import { Conversation } from "../messages/Conversation.tsx";
import { LoadFailed } from "../shell/LoadFailed.tsx";
import { lastChannel } from "../shell/last-channel.ts";
import { useReadable } from "../state.ts";
import { ChannelHeader } from "./ChannelHeader.tsx";
import { ChannelMissing } from "./ChannelMissing.tsx";
import { ChannelPageSkeleton } from "./ChannelPageSkeleton.tsx";
import { JoinPanel } from "./JoinPanel.tsx";

/** The channel of an address: one's own with its conversation, a public one to join, or why it cannot be shown. */
export function ChannelPage({ channelId, messageId }: { channelId: string; messageId: string | null }) {
  const chat = useChat();
  const state = useReadable(chat.state);
  const own = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  if (own) return <OpenChannel entry={own} messageId={messageId} />;
  if (state === "loading") return <ChannelPageSkeleton />;
  if (state === "failed") {
    return (
      <div className="p-4">
        <LoadFailed />
      </div>
    );
  }
  return <ForeignChannel channelId={channelId} />;
}

function OpenChannel({ entry, messageId }: { entry: ChannelEntry; messageId: string | null }) {
  const chat = useChat();
  const channelId = entry.channel.id;
  useEffect(() => {
    lastChannel.set(channelId);
    // What arrives while the tab is hidden has not been seen.
    const follow = () => chat.setOpen(document.visibilityState === "visible" ? channelId : null);
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      chat.setOpen(null);
    };
  }, [chat, channelId]);
  return (
    <>
      <ChannelHeader entry={entry} />
      <Conversation entry={entry} messageId={messageId} />
    </>
  );
}

/** Not one's own: perhaps a public channel that somebody sent the address of. */
function ForeignChannel({ channelId }: { channelId: string }) {
  const { client } = useChat();
  const [found, setFound] = useState<ChannelEntry | ChatFlowError | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again
  useEffect(() => {
    const abort = new AbortController();
    setFound(null);
    client.call("channels.get", { channelId }, { signal: abort.signal }).then(
      (entry) => !abort.signal.aborted && setFound(entry),
      (error) => !abort.signal.aborted && setFound(asChatFlowError(error)),
    );
    return () => abort.abort();
  }, [client, channelId, attempt]);
  if (!found) return <ChannelPageSkeleton />;
  if (found instanceof Error) return <ChannelMissing error={found} onRetry={() => setAttempt(attempt + 1)} />;
  return (
    <>
      <ChannelHeader entry={found} />
      <JoinPanel entry={found} />
    </>
  );
}
