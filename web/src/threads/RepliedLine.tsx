import { CornerDownRight } from "lucide-react";
import { rich, t } from "../i18n/i18n.ts";
import { useExcerpt } from "../messages/use-excerpt.ts";
import { useLoadedMessage } from "../messages/use-message.ts";
import { threadAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";

/** Not loaded, or deleted. */
const nothing = { authorId: "", text: "" };

type Props = { channelId: string; threadId: string };

/** Above a reply that was sent to the channel, too: which thread it belongs to. */
export function RepliedLine({ channelId, threadId }: Props) {
  const root = useLoadedMessage(channelId, threadId);
  const about = useExcerpt(root?.deletedAt === null ? root : nothing);
  const link = (
    <Link href={threadAddress(channelId, threadId)} className="rounded-sm text-accent hover:underline">
      {about || t("threads.replied.show")}
    </Link>
  );
  return (
    <p className="flex h-5 min-w-0 items-center gap-1 text-sm text-ink-faint">
      <CornerDownRight className="size-3.5 shrink-0 rtl:-scale-x-100" aria-hidden="true" />
      <span className="min-w-0 truncate">{about ? rich("threads.repliedTo", { thread: link }) : rich("threads.replied", { link })}</span>
    </p>
  );
}
