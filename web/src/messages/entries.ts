import type { TimelineEntry } from "@chatflow/client";

/** What a line of the conversation shows, whether the server has it yet or not. */
export type EntryFacts = { id: string; authorId: string; text: string; createdAt: string };

export function factsOf(entry: TimelineEntry): EntryFacts {
  return entry.state === "sent" ? entry.message : entry;
}
