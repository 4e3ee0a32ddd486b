import type { ChannelEntry } from "@chatflow/protocol";
import { ChevronLeft, Pin, UsersRound } from "lucide-react";
import { useChat } from "../chat.ts";
import { DirectPresence } from "../presence/DirectPresence.tsx";
import { patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useOpenDialog } from "../shell/dialogs.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useReadable } from "../state.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChannelIcon } from "./ChannelIcon.tsx";
import { ChannelMenu } from "./ChannelMenu.tsx";
import { membersText } from "./members-text.ts";
import { othersIn } from "./title.ts";
import { useChannelTitle } from "./use-channel-title.ts";

/** What this conversation is, who is in it, and what can be done with it. */
export function ChannelHeader({ entry }: { entry: ChannelEntry }) {
  const me = useReadable(useChat().me);
  const openDialog = useOpenDialog();
  const { channel } = entry;
  const title = useChannelTitle(channel);
  const topic = channel.type === "direct" ? "" : channel.topic;
  const other = channel.type === "direct" && channel.userIds.length === 2 ? othersIn(channel, me?.id)[0] : undefined;
  const sign = channel.type === "direct" ? "" : "#";
  return (
    <header className="flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2 md:ps-5">
      <PageTitle>{title === null ? "ChatFlow" : `${sign}${title} · ChatFlow`}</PageTitle>
      <Link
        href={patterns.home}
        aria-label="Back to your conversations"
        className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover md:hidden"
      >
        <ChevronLeft className="size-5" aria-hidden="true" />
      </Link>
      <div className="flex min-w-0 flex-1 items-center gap-3">
        <h1 className="flex min-w-0 shrink-0 items-center gap-1.5 text-md font-semibold max-md:shrink md:max-w-3/5">
          <span className="shrink-0 text-ink-faint">
            <ChannelIcon channel={channel} />
          </span>
          {title === null ? <Skeleton className="h-4 w-32" /> : <span className="truncate">{title}</span>}
        </h1>
        {other !== undefined && <DirectPresence userId={other} />}
        {topic && (
          <p className="min-w-0 truncate text-ink-muted max-md:hidden" title={topic}>
            {topic}
          </p>
        )}
      </div>
      {entry.membership && (
        <>
          <IconButton label="Pinned messages" onClick={() => openDialog({ kind: "pins", channelId: channel.id })}>
            <Pin className="size-4" />
          </IconButton>
          <button
            type="button"
            onClick={() => openDialog({ kind: "members", channelId: channel.id, adding: false })}
            className="flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-ink-muted tabular-nums hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            <UsersRound className="size-4" aria-hidden="true" />
            <span aria-hidden="true">{channel.memberCount.toLocaleString()}</span>
            <span className="sr-only">{membersText(channel.memberCount)}</span>
          </button>
          <ChannelMenu entry={entry} me={me} />
        </>
      )}
    </header>
  );
}
