import type { ChannelEntry } from "@chatflow/protocol";
import { Archive, BellOff, Ellipsis, PencilLine } from "lucide-react";
import { memo, useMemo, useState, useSyncExternalStore } from "react";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { StatusText } from "../presence/StatusText.tsx";
import { channelAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { useReadable } from "../state.ts";
import { CountBadge } from "../ui/CountBadge.tsx";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChannelIcon } from "./ChannelIcon.tsx";
import { isArchived, settingsOf, wantsReading } from "./sidebar-sections.ts";
import { useChannelTitle } from "./use-channel-title.ts";

type Props = { entry: ChannelEntry; current: boolean };

/** The sign of the other's status, beside their name. */
function OtherStatus({ userIds }: { userIds: readonly string[] }) {
  const me = useReadable(useChat().me);
  const other = userIds.find((id) => id !== me?.id);
  return other === undefined ? null : <StatusText userId={other} className="shrink-0 text-sm" />;
}

/** Whether something is written in a channel that is not sent. Not what: that changes with every key. */
function useHasDraft(channelId: string): boolean {
  const chat = useChat();
  const draft = useMemo(() => chat.draft(channelId, null), [chat, channelId]);
  return useSyncExternalStore(draft.subscribe, () => draft.get() !== "");
}

/**
 * One conversation in the sidebar, heavier while it asks to be read. What is meant for the reader stands out. Its menu
 * and the way along the list by keys are the list's (ChannelList), which finds the rows by their `data-` names.
 */
export const ChannelLink = memo(function ChannelLink({ entry, current }: Props) {
  const chat = useChat();
  const { channel } = entry;
  const unread = useReadable(useMemo(() => chat.unread(channel.id), [chat, channel.id]));
  const mentions = useReadable(useMemo(() => chat.mentions(channel.id), [chat, channel.id]));
  const hasDraft = useHasDraft(channel.id);
  const title = useChannelTitle(channel);
  const { muted } = settingsOf(entry);
  const wants = wantsReading(muted, unread, mentions);
  const isDirect = channel.type === "direct";
  const [wasNear, setWasNear] = useState(false);
  const near = () => setWasNear(true);
  return (
    <li
      data-row={channel.id}
      data-wants={wants && !current ? "" : undefined}
      onPointerEnter={near}
      onFocus={near}
      className="group/row relative"
    >
      <Link
        href={channelAddress(channel.id)}
        data-stop=""
        tabIndex={-1}
        aria-current={current ? "page" : undefined}
        title={title ?? undefined}
        className={cx(
          "flex h-row items-center gap-2.5 rounded-md ps-2 pe-2 -outline-offset-2 group-has-focus-visible/row:pe-8 pointer-fine:group-hover/row:pe-8 select-none [-webkit-touch-callout:none]",
          current ? "bg-pressed font-[550] text-ink" : "group-hover/row:bg-hover",
          !current && wants && "font-semibold text-ink",
          !current && !wants && (muted ? "text-ink-faint group-hover/row:text-ink" : "text-ink-muted group-hover/row:text-ink"),
        )}
      >
        <span className={cx("flex w-5 shrink-0 justify-center", current ? "text-accent" : "text-ink-faint", muted && "opacity-70")}>
          <ChannelIcon channel={channel} presence />
        </span>
        {title === null ? <Skeleton className="h-3.5 w-28" /> : <Title>{title}</Title>}
        {channel.type === "direct" && channel.userIds.length === 2 && <OtherStatus userIds={channel.userIds} />}
        {isArchived(entry) && <Mark icon={<Archive className="size-3.5" />} text={t("channels.row.archived")} />}
        {muted && <Mark icon={<BellOff className="size-3.5" />} text={t("channels.row.muted")} />}
        {hasDraft && !current && <Mark icon={<PencilLine className="size-3.5" />} text={t("channels.row.draft")} />}
        {mentions > 0 && !isDirect ? (
          <CountBadge count={mentions} text={t("channels.row.mentions", { count: mentions })} loud />
        ) : (
          (!muted || isDirect) && <CountBadge count={unread} text={t("channels.row.unread", { count: unread })} loud={isDirect && !muted} />
        )}
      </Link>
      {/* Seen only there; made for all of hundreds of rows it would be a third of the page. */}
      {wasNear && (
        <button
          type="button"
          data-menu=""
          aria-haspopup="menu"
          aria-label={title === null ? t("channels.row.menu") : t("channels.row.menuOf", { title })}
          className="invisible [transition:visibility_0s_1ms] absolute inset-y-0 end-1 my-auto flex size-6 items-center justify-center rounded-sm text-ink-muted hover:bg-pressed hover:text-ink group-has-focus-visible/row:visible pointer-fine:group-hover/row:visible"
        >
          <Ellipsis className="size-4" aria-hidden="true" />
        </button>
      )}
    </li>
  );
});

function Title({ children }: { children: string }) {
  return (
    <span dir="auto" className="min-w-0 flex-1 truncate">
      {children}
    </span>
  );
}

function Mark({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span className="shrink-0 text-ink-faint" title={text}>
      <span aria-hidden="true">{icon}</span>
      <span className="sr-only">{text}</span>
    </span>
  );
}
