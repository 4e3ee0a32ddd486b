import type { Timeline, TimelineEntry, TimelineSnapshot } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { factsOf, firstNew, lastOwnMessage, type Opened } from "./entries.ts";
import { startsDay, startsGroup } from "./grouping.ts";
import { MessageRow } from "./MessageRow.tsx";
import { moveFocus } from "./move-focus.ts";
import type { Place } from "./place.ts";
import { ToNewest } from "./ToNewest.tsx";
import { useArrival } from "./use-arrival.ts";
import { useEditInView } from "./use-edit-in-view.ts";
import type { Jump } from "./use-jump.ts";
import { useMessageVirtualizer } from "./use-message-virtualizer.ts";
import { useMissed } from "./use-missed.ts";
import { usePinned } from "./use-pinned.ts";

type Props = {
  timeline: Timeline;
  snapshot: TimelineSnapshot;
  place: Place;
  label: string;
  /** Stands above all messages, in `topRoom` pixels. */
  top?: ReactNode;
  topRoom: number;
  /** Of a thread: the message that it began with, which stands above the replies whether all of these are loaded or not. */
  root?: Message | undefined;
  /** Between that one and the replies. */
  belowRoot?: ReactNode;
  opened: Opened;
  /** Where one was led by a link, if by one. */
  jump: Jump | null;
};

/** Older messages are asked for while this many loaded ones are still above the screen. */
const ahead = 25;

/** The conversation, newest at the bottom. Only what is on screen is in the document. */
export function MessageList({ timeline, snapshot, place, label, top, topRoom, root, belowRoot, opened, jump }: Props) {
  const { hasOlder, loadingOlder, error } = snapshot;
  const entries = useMemo<TimelineEntry[]>(
    () => (root ? [{ state: "sent", message: root }, ...snapshot.entries] : snapshot.entries),
    [root, snapshot.entries],
  );
  const myId = useReadable(useChat().me)?.id;
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useMessageVirtualizer(entries, scroller, topRoom);
  const { pinned, onScroll, release } = usePinned(scroller, virtualizer);
  const missed = useMissed(entries, pinned, myId);
  const highlighted = useArrival(jump, { entries, scroller, virtualizer, release });
  useEditInView(place, entries, virtualizer, release);
  const lastOwn = root ? undefined : lastOwnMessage(entries, myId)?.id;
  const newFrom = firstNew(snapshot.entries, hasOlder, opened, myId);
  const rows = virtualizer.getVirtualItems();

  const first = rows[0]?.index ?? 0;
  useEffect(() => {
    if (first < ahead && hasOlder && !loadingOlder && !error) void timeline.loadOlder();
  }, [timeline, first, hasOlder, loadingOlder, error]);

  // What one has just sent is what one wants to see.
  const newest = entries.at(-1);
  const sending = newest?.state === "sending" ? newest.id : null;
  useEffect(() => {
    if (sending) virtualizer.scrollToEnd();
  }, [sending, virtualizer]);

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={moveFocus}
        className="flex h-full flex-col overflow-x-hidden overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]"
      >
        {/* The margin holds a few messages at the bottom of a tall screen; a thread begins at the top. */}
        <div className={cx("relative w-full shrink-0", !root && "mt-auto")} style={{ height: virtualizer.getTotalSize() }}>
          {top}
          {/* biome-ignore lint/a11y/useSemanticElements: the rows between are not in the document */}
          <div role="list">
            {rows.map((row) => {
              const entry = entries[row.index];
              if (!entry) return null;
              const before = entries[row.index - 1];
              const previous = before && factsOf(before);
              const facts = factsOf(entry);
              const isRoot = facts.id === root?.id;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                <div
                  key={row.key}
                  role="listitem"
                  ref={virtualizer.measureElement}
                  data-index={row.index}
                  className="absolute top-0 start-0 w-full"
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  <MessageRow
                    entry={entry}
                    startsGroup={
                      facts.id === newFrom || (previous !== undefined && previous.id === root?.id) || startsGroup(previous, facts)
                    }
                    startsDay={startsDay(previous, facts)}
                    startsNew={facts.id === newFrom}
                    highlighted={facts.id === highlighted}
                    showsReach={facts.id === lastOwn}
                  />
                  {isRoot && belowRoot}
                </div>
              );
            })}
          </div>
        </div>
      </section>
      {!pinned && <ToNewest missed={missed} onGo={() => virtualizer.scrollToEnd()} />}
    </div>
  );
}
