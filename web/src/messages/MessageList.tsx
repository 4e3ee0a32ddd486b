import type { Timeline, TimelineEntry, TimelineSnapshot } from "@chatflow/client";
import type { Message } from "@chatflow/protocol";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { cx } from "../ui/cx.ts";
import { factsOf, firstNew, lastOwnMessage, type Opened } from "./entries.ts";
import { ListBottom } from "./ListBottom.tsx";
import { ListedMessage } from "./ListedMessage.tsx";
import { moveFocus } from "./move-focus.ts";
import type { Place } from "./place.ts";
import { ToNewest } from "./ToNewest.tsx";
import { UnreadAbove } from "./UnreadAbove.tsx";
import { useArrival } from "./use-arrival.ts";
import { useEditInView } from "./use-edit-in-view.ts";
import type { Go, Jump } from "./use-jump.ts";
import { useMessageVirtualizer } from "./use-message-virtualizer.ts";
import { useMissed } from "./use-missed.ts";
import { usePageLoading } from "./use-page-loading.ts";
import { usePinned } from "./use-pinned.ts";
import { useUnreadAbove } from "./use-unread-above.ts";

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
  /** Where one was led, if anywhere. */
  jump: Jump | null;
  go: Go;
};

/** The conversation, or the loaded part of it, newest at the bottom. Only what is on screen is in the document. */
export function MessageList({ timeline, snapshot, place, label, top, topRoom, root, belowRoot, opened, jump, go }: Props) {
  const { hasOlder, hasNewer, error } = snapshot;
  const entries = useMemo<TimelineEntry[]>(
    () => (root ? [{ state: "sent", message: root }, ...snapshot.entries] : snapshot.entries),
    [root, snapshot.entries],
  );
  const myId = useReadable(useChat().me)?.id;
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useMessageVirtualizer(entries, scroller, topRoom, hasNewer);
  const { pinned, onScroll, release } = usePinned(scroller, virtualizer, hasNewer);
  const missed = useMissed(entries, pinned, hasNewer, myId);
  const highlighted = useArrival(jump, { entries, scroller, virtualizer, release });
  useEditInView(place, entries, virtualizer, release);
  const lastOwn = root ? undefined : lastOwnMessage(entries, myId)?.id;
  const newFrom = firstNew(snapshot.entries, hasOlder, opened, myId);
  const rows = virtualizer.getVirtualItems();

  usePageLoading(timeline, snapshot, rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0, entries.length);
  const unread = useUnreadAbove(snapshot.entries, hasOlder, topIndex(virtualizer.range?.startIndex, root !== undefined), opened, myId);

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
        <div className={cx("relative isolate w-full shrink-0", !root && "mt-auto")} style={{ height: virtualizer.getTotalSize() }}>
          {top}
          {/* biome-ignore lint/a11y/useSemanticElements: the rows between are not in the document */}
          <div role="list">
            {rows.map((row) => {
              const entry = entries[row.index];
              if (!entry) return null;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                <div
                  key={row.key}
                  role="listitem"
                  ref={virtualizer.measureElement}
                  data-index={row.index}
                  // Not moved by a transform: nothing inside could stick to the edge of what scrolls.
                  className="absolute start-0 w-full"
                  style={{ top: row.start }}
                >
                  <ListedMessage
                    entries={entries}
                    index={row.index}
                    newFrom={newFrom}
                    rootId={root?.id}
                    highlighted={highlighted}
                    lastOwn={lastOwn}
                  />
                  {factsOf(entry).id === root?.id && belowRoot}
                </div>
              );
            })}
          </div>
          {hasNewer && <ListBottom error={error} onRetry={() => void timeline.loadNewer()} />}
        </div>
      </section>
      {unread && <UnreadAbove {...unread} onGo={() => go({ seq: opened.readSeq + 1 })} />}
      {!pinned && <ToNewest missed={missed} onGo={() => go("newest")} />}
    </div>
  );
}

/** Among the messages without the one that a thread began with. */
function topIndex(first: number | undefined, hasRoot: boolean): number | undefined {
  return first === undefined ? undefined : Math.max(0, first - (hasRoot ? 1 : 0));
}
