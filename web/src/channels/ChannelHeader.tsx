import type { ChannelEntry } from "@chatflow/protocol";
import { Archive, BellOff, ChevronLeft, Pin, Star, UsersRound } from "lucide-react";
import { useChat } from "../chat.ts";
import { formatNumber } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { DirectPresence } from "../presence/DirectPresence.tsx";
import { channelMembersAddress, channelSettingsAddress, patterns } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useOpenDialog } from "../shell/dialogs.ts";
import { PageTitle } from "../shell/PageTitle.tsx";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChannelIcon } from "./ChannelIcon.tsx";
import { ChannelMenu } from "./ChannelMenu.tsx";
import { membersText } from "./members-text.ts";
import { isArchived, settingsOf } from "./sidebar-sections.ts";
import { TopicLine } from "./TopicLine.tsx";
import { othersIn } from "./title.ts";
import { useArrange } from "./use-arrange.ts";
import { useChannelTitle } from "./use-channel-title.ts";

/** What this conversation is, who is in it, and what can be done with it. */
export function ChannelHeader({ entry }: { entry: ChannelEntry }) {
  const me = useReadable(useChat().me);
  const openDialog = useOpenDialog();
  const { channel } = entry;
  const title = useChannelTitle(channel);
  const other = channel.type === "direct" && channel.userIds.length === 2 ? othersIn(channel, me?.id)[0] : undefined;
  return (
    <header className="flex h-header shrink-0 items-center gap-2 border-line border-b pe-3 ps-2 md:ps-5">
      <PageTitle>{title === null ? "ChatFlow" : `${channel.type === "direct" ? "" : "#"}${title} · ChatFlow`}</PageTitle>
      <Link
        back
        href={patterns.home}
        aria-label={t("channels.back")}
        className="flex size-10 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover md:hidden"
      >
        <ChevronLeft className="size-5 rtl:-scale-x-100" aria-hidden="true" />
      </Link>
      <div className="flex min-w-0 flex-1 items-center gap-3">
        <h1 className="min-w-0 shrink-0 text-md font-semibold max-md:shrink md:max-w-3/5">
          {entry.membership && channel.type !== "direct" ? (
            <Link
              href={channelSettingsAddress(channel.id)}
              className="-mx-1.5 flex items-center gap-1.5 rounded-md px-1.5 py-1 hover:bg-hover"
            >
              <Name entry={entry} title={title} />
            </Link>
          ) : (
            <span className="flex items-center gap-1.5">
              <Name entry={entry} title={title} />
            </span>
          )}
        </h1>
        {other !== undefined && <DirectPresence userId={other} />}
        <TopicLine entry={entry} />
      </div>
      {entry.membership && (
        <>
          <StarButton entry={entry} />
          <IconButton label={t("channels.header.pins")} onClick={() => openDialog({ kind: "pins", channelId: channel.id })}>
            <Pin className="size-4" />
          </IconButton>
          <Link
            href={channelMembersAddress(channel.id)}
            className="flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 text-ink-muted tabular-nums hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            <UsersRound className="size-4" aria-hidden="true" />
            <span aria-hidden="true">{formatNumber(channel.memberCount)}</span>
            <span className="sr-only">{membersText(channel.memberCount)}</span>
          </Link>
          <ChannelMenu entry={entry} />
        </>
      )}
    </header>
  );
}

function Name({ entry, title }: { entry: ChannelEntry; title: string | null }) {
  return (
    <>
      <span className="shrink-0 text-ink-faint">
        <ChannelIcon channel={entry.channel} />
      </span>
      {title === null ? (
        <Skeleton className="h-4 w-32" />
      ) : (
        <span dir="auto" className="truncate">
          {title}
        </span>
      )}
      {isArchived(entry) && <Archive className="size-3.5 shrink-0 text-ink-faint" role="img" aria-label={t("channels.row.archived")} />}
      {settingsOf(entry).muted && <BellOff className="size-3.5 shrink-0 text-ink-faint" role="img" aria-label={t("channels.row.muted")} />}
    </>
  );
}

function StarButton({ entry }: { entry: ChannelEntry }) {
  const arrange = useArrange(entry.channel.id);
  const { favourite } = settingsOf(entry);
  return (
    <IconButton
      label={t("channels.own.favourite")}
      aria-pressed={favourite}
      onClick={() => arrange({ favourite: !favourite })}
      className="max-sm:hidden"
    >
      <Star className={cx("size-4", favourite && "fill-current text-accent")} />
    </IconButton>
  );
}
