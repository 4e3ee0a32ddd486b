import type { TimelineEntry } from "@chatflow/client";
import { memo, Suspense, useState } from "react";
import { ProfileButton } from "../accounts/ProfileButton.tsx";
import { useUser } from "../accounts/use-users.ts";
import { useChat } from "../chat.ts";
import { t } from "../i18n/i18n.ts";
import { mentionsMe } from "../mentions/mention-names.ts";
import { PendingQuote } from "../quotes/PendingQuote.tsx";
import { ReachMark } from "../receipts/ReachMark.tsx";
import { useOpenDialog } from "../shell/dialogs.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { laterNamed, lazyNamed } from "../ui/lazy-named.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { useLongPress } from "../ui/use-long-press.ts";
import { DayLine } from "./DayLine.tsx";
import { clockTime, fullTime } from "./days.ts";
import { factsOf } from "./entries.ts";
import { Markdown } from "./Markdown.tsx";
import { MessageBody } from "./MessageBody.tsx";
import { MessageGutter } from "./MessageGutter.tsx";
import { NewLine } from "./NewLine.tsx";
import { usePlace } from "./place.ts";

const MessageToolbar = laterNamed(() => import("./MessageToolbar.tsx"), "MessageToolbar");
const FailedSend = lazyNamed(() => import("./FailedSend.tsx"), "FailedSend");
const RepliedLine = lazyNamed(() => import("../threads/RepliedLine.tsx"), "RepliedLine");
const QueuedLine = lazyNamed(() => import("../device/QueuedLine.tsx"), "QueuedLine");

type Props = {
  entry: TimelineEntry;
  startsGroup: boolean;
  startsDay: boolean;
  startsNew: boolean;
  /** Somebody was just led here. */
  highlighted: boolean;
  /** Say under it how far it got: the newest of one's own does. */
  showsReach?: boolean;
};

/** One message: with its author when it begins a group, under the one before it otherwise. */
export const MessageRow = memo(function MessageRow({ entry, startsGroup, startsDay, startsNew, highlighted, showsReach = false }: Props) {
  const { id, authorId, text, createdAt } = factsOf(entry);
  const chat = useChat();
  const author = useUser(authorId);
  const openDialog = useOpenDialog();
  // Most rows are only read: what acts on a message is made when somebody comes near it.
  const [near, setNear] = useState(false);
  const actable = entry.state === "sent" && !entry.message.deletedAt ? entry.message : null;
  const place = usePlace();
  const press = useLongPress(actable && (() => openDialog({ kind: "message-actions", message: actable, place })));
  const myId = useReadable(chat.me)?.id;
  const { threadId, channelId, alsoInChannel } = entry.state === "sent" ? entry.message : entry;
  const isForMe = actable !== null && authorId !== myId && mentionsMe(actable.mentions, myId);
  return (
    <>
      {startsDay && <DayLine moment={createdAt} />}
      {startsNew && <NewLine />}
      <article
        {...press}
        tabIndex={-1}
        data-message={id}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        className={cx(
          "group/row relative flex gap-3 px-5 py-0.5 -outline-offset-2 transition-[background-color] duration-500 max-md:px-4",
          highlighted && "bg-accent-soft",
          !highlighted && (isForMe ? "bg-mention hover:bg-mention-hover" : "hover:bg-hover"),
          !highlighted && "hover:duration-0",
          isForMe && "shadow-[inset_2px_0_0_var(--color-accent)] rtl:shadow-[inset_-2px_0_0_var(--color-accent)]",
          startsGroup && !startsDay && "mt-group",
          startsGroup && "pt-1",
        )}
        aria-busy={entry.state === "sending"}
      >
        <div className="w-9 shrink-0">
          <MessageGutter author={author} createdAt={createdAt} startsGroup={startsGroup} />
        </div>
        <div className="min-w-0 max-w-[56rem] flex-1">
          {startsGroup ? (
            <div className="flex h-5.5 items-baseline gap-2">
              {author ? (
                <ProfileButton
                  user={author}
                  place={place}
                  tabIndex={near ? 0 : -1}
                  className="min-w-0 truncate rounded-sm text-start text-md font-semibold hover:underline"
                >
                  {author.name}
                </ProfileButton>
              ) : (
                <Skeleton className="h-3.5 w-28" />
              )}
              <time dateTime={createdAt} title={fullTime(createdAt)} className="shrink-0 text-xs text-ink-faint tabular-nums">
                {clockTime(createdAt)}
              </time>
            </div>
          ) : (
            author && <span className="sr-only">{t("messages.row.author", { author: author.name })} </span>
          )}
          {threadId !== undefined && place?.threadId !== threadId && (
            <Suspense fallback={<div className="h-5" />}>
              <RepliedLine channelId={channelId} threadId={threadId} />
            </Suspense>
          )}
          {alsoInChannel && place?.threadId === threadId && <p className="text-xs text-ink-faint">{t("messages.row.alsoInChannel")}</p>}
          {entry.state !== "sent" && entry.quote && <PendingQuote quote={entry.quote} channelId={channelId} />}
          {entry.state === "sent" ? (
            <MessageBody message={entry.message} />
          ) : (
            <div className={cx("text-md", entry.state === "sending" ? "animate-on-its-way" : "text-ink-muted")}>
              <Markdown text={text} />
            </div>
          )}
          {showsReach && entry.state === "sent" && <ReachMark message={entry.message} />}
          <Suspense fallback={null}>
            {entry.state === "sent" && entry.changing && <QueuedLine />}
            {entry.state === "sending" && <QueuedLine message={entry} />}
            {entry.state === "failed" && <FailedSend message={entry} />}
          </Suspense>
        </div>
        <Suspense fallback={null}>{near && actable && <MessageToolbar message={actable} />}</Suspense>
      </article>
    </>
  );
});
