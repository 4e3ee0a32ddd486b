import type { TimelineEntry } from "@chatflow/client";
import { factsOf } from "./entries.ts";
import { startsDay, startsGroup } from "./grouping.ts";

/** Near enough that the scroll bar tells the truth; the real height is measured when the message is rendered. In pixels. */
export function guessHeight(entries: readonly TimelineEntry[], index: number): number {
  const entry = entries[index];
  if (!entry) return 0;
  const before = entries[index - 1];
  const facts = factsOf(entry);
  const previous = before && factsOf(before);
  const message = entry.state === "sent" ? entry.message : undefined;
  const below = (message?.reactions.length ? 30 : 0) + (message?.thread ? 34 : 0) + (message?.quote ? 90 : 0);
  const lines = Math.ceil(facts.text.length / 95) || 1;
  return 5 + 23 * lines + below + (startsGroup(previous, facts) ? 30 : 0) + (startsDay(previous, facts) ? 40 : 0);
}
