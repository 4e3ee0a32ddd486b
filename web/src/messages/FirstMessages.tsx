import type { TimelineEntry, TimelineSnapshot } from "@chatflow/client";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";
import { factsOf, firstNew, lastOwnMessage, type Opened } from "./entries.ts";
import { guessHeight } from "./guess-height.ts";
import { ListedMessage } from "./ListedMessage.tsx";
import { MessagesSkeleton } from "./MessagesSkeleton.tsx";

type Props = { snapshot: TimelineSnapshot; opened: Opened };

/**
 * The newest messages, as many as the screen holds, where the list will have them: they are there to be read while the
 * list itself, which knows how to scroll through a long history, is still being fetched.
 */
export function FirstMessages({ snapshot: { entries, hasOlder, hasNewer }, opened }: Props) {
  const myId = useReadable(useChat().me)?.id;
  if (hasNewer) return <MessagesSkeleton />;
  const newFrom = firstNew(entries, hasOlder, opened, myId);
  const lastOwn = lastOwnMessage(entries, myId)?.id;
  const from = firstOnScreen(entries);
  return (
    <div className="flex min-h-0 flex-1 flex-col-reverse overflow-x-hidden overflow-y-auto pb-3">
      {/* biome-ignore lint/a11y/useSemanticElements: as the list that takes its place */}
      <div role="list">
        {entries.slice(from).map((entry, at) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div key={factsOf(entry).id} role="listitem" className="flow-root">
            <ListedMessage entries={entries} index={from + at} newFrom={newFrom} lastOwn={lastOwn} />
          </div>
        ))}
      </div>
    </div>
  );
}

function firstOnScreen(entries: readonly TimelineEntry[]): number {
  let [from, height] = [entries.length, 0];
  while (from > 0 && height < innerHeight) {
    from -= 1;
    height += guessHeight(entries, from);
  }
  return from;
}
