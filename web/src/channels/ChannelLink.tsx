import type { ChannelEntry } from "@chatflow/protocol";
import { PencilLine } from "lucide-react";
import { memo, useMemo } from "react";
import { useChat } from "../chat.ts";
import { StatusText } from "../presence/StatusText.tsx";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { CountBadge } from "../ui/CountBadge.tsx";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChannelIcon } from "./ChannelIcon.tsx";
import { useChannelTitle } from "./use-channel-title.ts";

type Props = { entry: ChannelEntry; current: boolean };

/** The sign of the other's status, beside their name. */
function OtherStatus({ userIds }: { userIds: readonly string[] }) {
  const me = useReadable(useChat().me);
  const other = userIds.find((id) => id !== me?.id);
  return other === undefined ? null : <StatusText userId={other} className="shrink-0 text-sm" />;
}

/** One conversation in the sidebar, heavier while there is something unread in it. What is meant for the reader stands out. */
export const ChannelLink = memo(function ChannelLink({ entry, current }: Props) {
  const chat = useChat();
  const { channel } = entry;
  const unread = useReadable(useMemo(() => chat.unread(channel.id), [chat, channel.id]));
  const mentions = useReadable(useMemo(() => chat.mentions(channel.id), [chat, channel.id]));
  const hasDraft = useReadable(useMemo(() => chat.draft(channel.id, null), [chat, channel.id])) !== "";
  const title = useChannelTitle(channel);
  return (
    <li>
      <Link
        href={channelAddress(channel.id)}
        aria-current={current ? "page" : undefined}
        title={title ?? undefined}
        className={cx(
          "flex h-row items-center gap-2.5 rounded-md px-2 -outline-offset-2",
          current ? "bg-pressed font-[550] text-ink" : "hover:bg-hover",
          !current && (unread > 0 ? "font-semibold text-ink" : "text-ink-muted hover:text-ink"),
        )}
      >
        <span className={cx("flex w-5 shrink-0 justify-center", current ? "text-accent" : "text-ink-faint")}>
          <ChannelIcon channel={channel} presence />
        </span>
        {title === null ? <Skeleton className="h-3.5 w-28" /> : <span className="min-w-0 flex-1 truncate">{title}</span>}
        {channel.type === "direct" && channel.userIds.length === 2 && <OtherStatus userIds={channel.userIds} />}
        {hasDraft && !current && (
          <span className="shrink-0 text-ink-faint" title="Not sent yet">
            <PencilLine className="size-3.5" aria-hidden="true" />
            <span className="sr-only">has a draft</span>
          </span>
        )}
        {mentions > 0 && channel.type !== "direct" ? (
          <CountBadge count={mentions} of={mentions === 1 ? "mention of you" : "mentions of you"} loud />
        ) : (
          <CountBadge count={unread} of="unread" loud={channel.type === "direct"} />
        )}
      </Link>
    </li>
  );
});
