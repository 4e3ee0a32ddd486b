import type { ChannelEntry } from "@chatflow/protocol";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { UserRowSkeleton } from "../accounts/UserRow.tsx";
import { t } from "../i18n/i18n.ts";
import { ListEnd } from "../ui/ListEnd.tsx";
import { MemberRow } from "./MemberRow.tsx";
import { useMembers } from "./use-members.ts";

const rowHeight = 48;

/** The members that fit on the screen, of however many there are. */
export function MemberList({ entry, query }: { entry: ChannelEntry; query: string }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, status, error, loadMore } = useMembers(entry.channel.id, query);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.userId ?? index,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const isNearEnd = status === "more" && last >= rows.length - 20;
  useEffect(() => {
    if (isNearEnd) loadMore();
  }, [isNearEnd, loadMore]);
  const total = query === "" ? entry.channel.memberCount : status === "all" ? rows.length : -1;
  return (
    <div ref={scroller} className="-mx-2 min-h-0 flex-1 overflow-y-auto pb-4">
      <ul
        aria-label={t("channels.settings.members")}
        aria-busy={status === "loading"}
        className="relative"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, key, start }) => {
          const member = rows[index];
          return (
            member && (
              <li
                key={key}
                aria-setsize={total}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0 px-2"
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              >
                <MemberRow entry={entry} member={member} />
              </li>
            )
          );
        })}
      </ul>
      {status === "loading" && (
        <div className="px-2">
          <UserRowSkeleton />
          <UserRowSkeleton />
        </div>
      )}
      {status === "failed" && <ListEnd status="failed" error={error && errorText(error)} onMore={loadMore} />}
      {status === "all" && rows.length === 0 && (
        <p role="status" className="px-2 py-8 text-ink-muted">
          {t("channels.people.nobody", { query })}
        </p>
      )}
    </div>
  );
}
