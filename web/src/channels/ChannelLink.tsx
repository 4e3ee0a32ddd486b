import type { ChannelEntry } from "@chatflow/protocol";
import { memo, useMemo } from "react";
import { useChat } from "../chat.ts";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChannelIcon } from "./ChannelIcon.tsx";
import { useChannelTitle } from "./use-channel-title.ts";

type Props = { entry: ChannelEntry; current: boolean };

/** One conversation in the sidebar, heavier while there is something unread in it. */
export const ChannelLink = memo(function ChannelLink({ entry, current }: Props) {
  const chat = useChat();
  const { channel } = entry;
  const unread = useReadable(useMemo(() => chat.unread(channel.id), [chat, channel.id]));
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
          <ChannelIcon channel={channel} />
        </span>
        {title === null ? <Skeleton className="h-3.5 w-28" /> : <span className="min-w-0 flex-1 truncate">{title}</span>}
        {unread > 0 && (
          <span className="shrink-0 rounded-full bg-accent px-1.5 text-xs font-semibold text-on-accent tabular-nums">
            {unread > 99 ? "99+" : unread}
            <span className="sr-only"> unread</span>
          </span>
        )}
      </Link>
    </li>
  );
});
