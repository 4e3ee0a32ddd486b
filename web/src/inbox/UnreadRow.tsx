import type { ChannelEntry } from "@chatflow/protocol";
import { useMemo } from "react";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { fullTime, shortTime } from "../messages/days.ts";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

/** One conversation that asks to be read: how much is new in it, and since when. */
export function UnreadRow({ entry: { channel, head }, onRead }: { entry: ChannelEntry; onRead: () => void }) {
  const chat = useChat();
  const title = useChannelTitle(channel);
  const unread = useReadable(useMemo(() => chat.unread(channel.id), [chat, channel.id]));
  const mentions = useReadable(useMemo(() => chat.mentions(channel.id), [chat, channel.id]));
  return (
    <li className="flex items-center gap-1 rounded-md pe-1 hover:bg-hover">
      <Link
        href={channelAddress(channel.id)}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 py-1.5 -outline-offset-2"
      >
        <span className="flex w-5 shrink-0 justify-center text-ink-faint">
          <ChannelIcon channel={channel} />
        </span>
        <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
          {title === null ? (
            <Skeleton className="h-3.5 w-28" />
          ) : (
            <span dir="auto" className="max-w-full truncate font-[550]">
              {title}
            </span>
          )}
          <span className="text-sm text-ink-muted">{t("inbox.unread.messages", { count: unread })}</span>
          {mentions > 0 && <span className="font-[550] text-accent text-sm">{t("inbox.unread.mentions", { count: mentions })}</span>}
        </span>
        {head.lastMessageAt && (
          <time
            dateTime={head.lastMessageAt}
            title={fullTime(head.lastMessageAt)}
            className="shrink-0 text-ink-faint text-sm max-sm:hidden"
          >
            {shortTime(head.lastMessageAt, new Date())}
          </time>
        )}
      </Link>
      <Button kind="plain" size="sm" onClick={onRead} aria-label={title === null ? undefined : t("inbox.markRead.of", { name: title })}>
        {t("inbox.markRead")}
      </Button>
    </li>
  );
}
