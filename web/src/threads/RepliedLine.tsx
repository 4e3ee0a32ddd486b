import { CornerDownRight } from "lucide-react";
import { plainText } from "../messages/plain-text.ts";
import { useLoadedMessage } from "../messages/use-message.ts";
import { threadAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";

type Props = { channelId: string; threadId: string };

/** Above a reply that was sent to the channel, too: which thread it belongs to. */
export function RepliedLine({ channelId, threadId }: Props) {
  const root = useLoadedMessage(channelId, threadId);
  const about = root && root.deletedAt === null ? plainText(root.text) : "";
  return (
    <p className="flex h-5 min-w-0 items-center gap-1 text-sm text-ink-faint">
      <CornerDownRight className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="shrink-0">replied to a thread{about && ":"}</span>
      <Link href={threadAddress(channelId, threadId)} className="min-w-0 truncate rounded-sm text-accent hover:underline">
        {about || "show it"}
      </Link>
    </p>
  );
}
