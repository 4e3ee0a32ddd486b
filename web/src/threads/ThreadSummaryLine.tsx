import type { Message, ThreadSummary } from "@chatflow/protocol";
import { t } from "../i18n/i18n.ts";
import { fullTime, shortTime } from "../messages/days.ts";
import { threadAddress } from "../routing/addresses.ts";
import { Link } from "../routing/Link.tsx";
import { cx } from "../ui/cx.ts";
import { Faces } from "./Faces.tsx";
import { useThreadUnread } from "./use-thread-unread.ts";

type Props = { message: Message; thread: ThreadSummary };

/** Under a message that was replied to: who did, how often, and when last. Leads to the thread. */
export function ThreadSummaryLine({ message, thread }: Props) {
  const unread = useThreadUnread(message.id);
  const last = shortTime(thread.lastReplyAt, new Date());
  return (
    <Link
      href={threadAddress(message.channelId, message.id)}
      className="group/thread mt-0.5 -ms-1 flex h-8 w-fit max-w-full items-center gap-2 rounded-md pe-2.5 ps-1 text-sm hover:bg-canvas hover:ring-1 hover:ring-line hover:ring-inset pointer-coarse:h-10"
    >
      <Faces userIds={thread.userIds} />
      <span className={cx("shrink-0 text-accent", unread > 0 ? "font-bold" : "font-[550]")}>
        {t("threads.replies", { count: thread.replies })}
      </span>
      {unread > 0 && (
        <span className="flex shrink-0 items-center gap-1.5 font-semibold text-accent">
          <span className="size-1.5 rounded-full bg-accent" aria-hidden="true" />
          {t("threads.new", { count: unread })}
        </span>
      )}
      <time dateTime={thread.lastReplyAt} title={fullTime(thread.lastReplyAt)} className="truncate text-ink-faint">
        <span className="sr-only">{t("threads.lastReply", { time: last })}</span>
        <span aria-hidden="true">{last}</span>
      </time>
    </Link>
  );
}
