import type { Message } from "@chatflow/protocol";
import { type ReactNode, useMemo } from "react";
import { useUser } from "../accounts/use-users.ts";
import { ChannelIcon } from "../channels/ChannelIcon.tsx";
import { useChannelTitle } from "../channels/use-channel-title.ts";
import { useChat } from "../chat.ts";
import { rich, t } from "../i18n/i18n.ts";
import { fullTime, shortTime } from "../messages/days.ts";
import { MessageText } from "../messages/MessageText.tsx";
import { addressOf } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { buttonClass } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";

type Props = {
  message: Message;
  /** By it the focus can be brought here. */
  id?: string;
  timeTitle?: string;
  actions?: ReactNode;
};

/** A message outside of its conversation, in a list: where and by whom it was said, and the way there. */
export function MessageCard({ message, id, timeTitle, actions }: Props) {
  const chat = useChat();
  const author = useUser(message.authorId);
  const entry = useReadable(useMemo(() => chat.channel(message.channelId), [chat, message.channelId]));
  return (
    <li id={id} tabIndex={id === undefined ? undefined : -1} data-result="" className="rounded-md px-3 py-2.5 ring-1 ring-line ring-inset">
      <div className="mb-1.5 flex min-w-0 items-center gap-2">
        {author ? <Avatar name={author.name} seed={author.id} size="xs" /> : <Skeleton className="size-5" />}
        <span dir="auto" className="max-w-2/5 shrink-0 truncate font-[550]">
          {author?.name}
        </span>
        {entry && <Place channel={entry.channel} />}
        <time
          dateTime={message.createdAt}
          title={timeTitle ?? fullTime(message.createdAt)}
          className="ms-auto shrink-0 text-sm text-ink-faint tabular-nums"
        >
          {shortTime(message.createdAt, new Date())}
        </time>
      </div>
      <div className="max-h-60 overflow-y-auto">
        <MessageText message={message} />
      </div>
      <div className="mt-2 -ms-2.5 flex gap-1">
        <Link href={addressOf(message)} data-place="" className={buttonClass("plain", "sm")}>
          {t("saved.show")}
        </Link>
        {actions}
      </div>
    </li>
  );
}

function Place({ channel }: { channel: Parameters<typeof useChannelTitle>[0] }) {
  const title = useChannelTitle(channel);
  return (
    <span className="flex min-w-0 items-center gap-1 text-sm text-ink-muted">
      {rich("saved.in", {
        place: (
          <>
            {channel.type !== "direct" && <ChannelIcon channel={channel} />}
            <span dir="auto" className="truncate">
              {title}
            </span>
          </>
        ),
      })}
    </span>
  );
}
