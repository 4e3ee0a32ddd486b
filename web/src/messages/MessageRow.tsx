import type { TimelineEntry } from "@chatflow/client";
import { memo } from "react";
import { useUser } from "../accounts/use-users.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { cx } from "../ui/cx.ts";
import { Skeleton } from "../ui/Skeleton.tsx";
import { DayLine } from "./DayLine.tsx";
import { clockTime, fullTime } from "./days.ts";
import { factsOf } from "./entries.ts";
import { FailedSend } from "./FailedSend.tsx";
import { Markdown } from "./Markdown.tsx";

type Props = { entry: TimelineEntry; startsGroup: boolean; startsDay: boolean };

/** One message: with its author when it begins a group, under the one before it otherwise. */
export const MessageRow = memo(function MessageRow({ entry, startsGroup, startsDay }: Props) {
  const { authorId, text, createdAt } = factsOf(entry);
  const author = useUser(authorId);
  return (
    <>
      {startsDay && <DayLine moment={createdAt} />}
      <article
        className={cx(
          "group/row relative flex gap-3 px-5 py-0.5 hover:bg-hover max-md:px-4",
          startsGroup && !startsDay && "mt-2",
          startsGroup && "pt-1",
        )}
        aria-busy={entry.state === "sending"}
      >
        <div className="w-9 shrink-0">
          {startsGroup ? (
            author ? (
              <Avatar name={author.name} seed={author.id} className="mt-0.5" />
            ) : (
              <Skeleton className="mt-0.5 size-9 rounded-md" />
            )
          ) : (
            <time
              dateTime={createdAt}
              title={fullTime(createdAt)}
              className="block text-right text-[0.6875rem] leading-[1.4375rem] whitespace-nowrap text-ink-faint tabular-nums opacity-0 group-hover/row:opacity-100"
            >
              {clockTime(createdAt).replace(/\s?[AP]M$/i, "")}
            </time>
          )}
        </div>
        <div className="min-w-0 max-w-[56rem] flex-1">
          {startsGroup ? (
            <div className="flex h-5.5 items-baseline gap-2">
              {author ? <span className="truncate text-md font-semibold">{author.name}</span> : <Skeleton className="h-3.5 w-28" />}
              <time dateTime={createdAt} title={fullTime(createdAt)} className="shrink-0 text-xs text-ink-faint tabular-nums">
                {clockTime(createdAt)}
              </time>
            </div>
          ) : (
            <span className="sr-only">{author?.name}: </span>
          )}
          <div className={cx("text-md", entry.state === "sending" && "animate-on-its-way", entry.state === "failed" && "text-ink-muted")}>
            <Markdown text={text} />
          </div>
          {entry.state === "failed" && <FailedSend message={entry} />}
        </div>
      </article>
    </>
  );
});
