import type { TimelineEntry } from "@chatflow/client";
import { factsOf } from "./entries.ts";
import { startsDay, startsGroup } from "./grouping.ts";
import { MessageRow } from "./MessageRow.tsx";

type Props = {
  entries: readonly TimelineEntry[];
  index: number;
  /** The message above which "New" stands. */
  newFrom: string | undefined;
  /** The message that a thread began with, where these are a thread's. */
  rootId?: string | undefined;
  highlighted?: string | null;
  /** The newest message of one's own: it says how far it got. */
  lastOwn: string | undefined;
};

/** A message in its place among the others. */
export function ListedMessage({ entries, index, newFrom, rootId, highlighted = null, lastOwn }: Props) {
  const entry = entries[index];
  if (!entry) return null;
  const before = entries[index - 1];
  const previous = before && factsOf(before);
  const facts = factsOf(entry);
  const startsNew = facts.id === newFrom;
  return (
    <MessageRow
      entry={entry}
      startsGroup={startsNew || (previous !== undefined && previous.id === rootId) || startsGroup(previous, facts)}
      startsDay={startsDay(previous, facts)}
      startsNew={startsNew}
      highlighted={facts.id === highlighted}
      showsReach={facts.id === lastOwn}
    />
  );
}
