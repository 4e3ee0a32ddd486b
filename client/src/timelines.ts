import type { Head, Message } from "@chatflow/protocol";
import type { Changes } from "./changes.ts";
import type { Client } from "./client.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { isOnlyInThread } from "./replies.ts";
import type { KeptTimeline, LiveTimeline, TimelineEntry } from "./timeline.ts";
import { createTimeline } from "./timeline.ts";

/** The timelines of the channels that were asked for. */
export type Timelines = {
  /** Its newest part is loaded when it is first asked for. */
  of(channelId: string): LiveTimeline;
  get(channelId: string): LiveTimeline | undefined;
  /** What one has changed is shown as it will be. */
  overlay(channelId: string, entries: TimelineEntry[]): void;
  /** What is loaded of all of them. */
  messages(): Iterable<Message>;
  clear(): void;
};

export type TimelinesOptions = {
  call: Client["call"];
  most: number;
  epoch(): string | undefined;
  head(channelId: string): Head | undefined;
  pending(channelId: string): PendingMessage[];
  changes: Pick<Changes, "any" | "shown">;
  loaded(channelId: string, rev: number): void;
  restore(channelId: string): Promise<KeptTimeline | undefined> | undefined;
  keep(channelId: string): void;
  /** It has its place now, or changed in it. */
  placed(message: Message): void;
};

export function createTimelines(options: TimelinesOptions): Timelines {
  const { call, most, epoch, changes, placed } = options;
  const timelines = new Map<string, LiveTimeline>();

  function overlay(channelId: string, entries: TimelineEntry[]) {
    if (!changes.any(channelId)) return;
    for (const [at, entry] of entries.entries()) if (entry.state === "sent") entries[at] = changes.shown(entry);
  }

  return {
    of(channelId) {
      let found = timelines.get(channelId);
      if (!found) {
        found = createTimeline({
          channelId,
          most,
          call,
          epoch,
          head: () => options.head(channelId),
          pending: () => options.pending(channelId).filter((message) => !isOnlyInThread(message)),
          overlay: (entries) => overlay(channelId, entries),
          loaded: (rev) => options.loaded(channelId, rev),
          restore: () => options.restore(channelId),
          keep: () => options.keep(channelId),
          placed,
        });
        timelines.set(channelId, found);
      }
      return found;
    },
    get: (channelId) => timelines.get(channelId),
    overlay,
    *messages() {
      for (const timeline of timelines.values()) {
        for (const entry of timeline.get().entries) if (entry.state === "sent") yield entry.message;
      }
    },
    clear() {
      for (const each of timelines.values()) each.close();
      timelines.clear();
    },
  };
}
