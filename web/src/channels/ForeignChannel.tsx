import { ChannelHeader } from "./ChannelHeader.tsx";
import { ChannelMissing } from "./ChannelMissing.tsx";
import { ChannelPageSkeleton } from "./ChannelPageSkeleton.tsx";
import { JoinPanel } from "./JoinPanel.tsx";
import { useChannelEntry } from "./use-channel-entry.ts";

/** Not one's own: perhaps a public channel that somebody sent the address of. */
export function ForeignChannel({ channelId }: { channelId: string }) {
  const found = useChannelEntry(channelId);
  if (found.status === "loading") return <ChannelPageSkeleton />;
  if (found.status === "failed") return <ChannelMissing error={found.error} onRetry={found.retry} />;
  return (
    <>
      <ChannelHeader entry={found.entry} />
      <JoinPanel entry={found.entry} />
    </>
  );
}
