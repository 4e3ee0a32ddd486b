import type { ThreadEntry } from "@chatflow/protocol";
import { memo } from "react";
import { useUser } from "../accounts/use-users.ts";
import { t } from "../i18n/i18n.ts";
import { fullTime, shortTime } from "../messages/days.ts";
import { useExcerpt } from "../messages/use-excerpt.ts";
import { threadAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { CountBadge } from "../ui/CountBadge.tsx";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Faces } from "./Faces.tsx";
import { ThreadPlace } from "./ThreadPlace.tsx";

/** One of the threads that one follows: where it is, what it began with, and what is new in it. */
export const ThreadRow = memo(function ThreadRow({ entry: { root, state } }: { entry: ThreadEntry }) {
  const author = useUser(root.authorId);
  const excerpt = useExcerpt(root);
  const isUnread = state.unread > 0;
  const lastAt = root.thread?.lastReplyAt ?? root.createdAt;
  const last = shortTime(lastAt, new Date());
  return (
    <li>
      <Link href={threadAddress(root.channelId, root.id)} className="flex gap-3 rounded-md px-3 py-3 -outline-offset-2 hover:bg-hover">
        <span className="w-9 shrink-0 pt-0.5">
          {author ? <Avatar name={author.name} seed={author.id} /> : <Skeleton className="size-9 rounded-md" />}
        </span>
        <span className="block min-w-0 flex-1">
          <span className="flex h-5 items-center gap-2 text-sm text-ink-faint">
            <ThreadPlace channelId={root.channelId} />
            <time dateTime={lastAt} title={fullTime(lastAt)} className="ms-auto shrink-0 tabular-nums">
              <span className="sr-only">{t("threads.lastReply", { time: last })}</span>
              <span aria-hidden="true">{last}</span>
            </time>
          </span>
          <span className={cx("mt-0.5 line-clamp-2 text-md wrap-anywhere", isUnread ? "text-ink" : "text-ink-muted")}>
            <span className="font-semibold text-ink">{author?.name ?? "…"}</span> {root.deletedAt ? t("threads.deleted") : excerpt}
          </span>
          <span className="mt-1.5 flex h-6 items-center gap-2 text-sm">
            {root.thread && <Faces userIds={root.thread.userIds} />}
            <span className={cx("text-accent", isUnread ? "font-bold" : "font-[550]")}>
              {t("threads.replies", { count: root.thread?.replies ?? 0 })}
            </span>
            <CountBadge count={state.unread} text={t("threads.unread", { count: state.unread })} loud={state.mentions > 0} />
          </span>
        </span>
      </Link>
    </li>
  );
});
