import type { ChannelEntry, Message } from "@chatflow/protocol";
import { type ChannelEvent, entryAfter, headAt, withHead } from "./channel-entry.ts";
import { createDerived, createKeyed, type Keyed, type Readable } from "./readable.ts";

/** One's own channels. */
export type Channels = {
  list: Readable<ChannelEntry[]>;
  of: Keyed<ChannelEntry | undefined>["of"];
  get(id: string): ChannelEntry | undefined;
  apply(event: ChannelEvent, myId: string | undefined): void;
  /** A message that is known otherwise than by its event. */
  advance(message: Message): void;
  /** From here on events are applied and also kept, to be applied to the list that is being read. */
  beginReading(): void;
  /** The events since `beginReading`, until the list replaces what was there. */
  heard(): readonly ChannelEvent[];
  /** The list, read completely since `beginReading`. Returns the ids that were there before and are not any more. */
  replace(entries: ChannelEntry[], options: { myId: string; sameEpoch: boolean }): string[];
  /** One of them is read afresh from here on: what is heard of it until that is done is younger than what comes. */
  beginReadingOf(id: string): { done(entry: ChannelEntry, myId: string | undefined): void; end(): void };
  /** As they were known before; the list that is read replaces them. */
  restore(entries: readonly ChannelEntry[]): void;
  /** What is shown of one of them over what is known changed. */
  shownOtherwise(id: string): void;
  clear(): void;
};

/** `shown` is an entry as it looks with what one has just wished, the same one as long as nothing changes. */
export function createChannels(changed: (id: string) => void, shown = (entry: ChannelEntry) => entry): Channels {
  let entries = new Map<string, ChannelEntry>();
  let whileReading: ChannelEvent[] | undefined;
  const readings = new Set<{ id: string; heard: ChannelEvent[] }>();
  const keyed = createKeyed((id) => {
    const entry = entries.get(id);
    return entry && shown(entry);
  });
  const list = createDerived(() => sorted([...entries.values()].map(shown)));

  function set(id: string, entry: ChannelEntry | undefined) {
    if (entries.get(id) === entry) return;
    if (entry) entries.set(id, entry);
    else entries.delete(id);
    keyed.changed(id);
    list.changed();
    changed(id);
  }

  return {
    list,
    of: keyed.of,
    get: (id) => entries.get(id),
    apply(event, myId) {
      whileReading?.push(event);
      for (const { id, heard } of readings) if (id === event.channelId) heard.push(event);
      set(event.channelId, entryAfter(entries.get(event.channelId), event, myId));
    },
    advance(message) {
      const entry = entries.get(message.channelId);
      if (entry) set(message.channelId, withHead(entry, headAt(message)));
    },
    beginReading() {
      whileReading = [];
    },
    heard: () => whileReading ?? [],
    replace(read, { myId, sameEpoch }) {
      const before = entries;
      const after = new Map(read.map((entry) => [entry.channel.id, entry]));
      for (const event of whileReading ?? []) {
        const entry = entryAfter(after.get(event.channelId), event, myId);
        if (entry) after.set(event.channelId, entry);
        else after.delete(event.channelId);
      }
      whileReading = undefined;
      if (sameEpoch) {
        // An own message may have been acknowledged since the list was read.
        for (const [id, entry] of after) after.set(id, withHead(entry, before.get(id)?.head ?? entry.head));
      }
      entries = after;
      keyed.allChanged();
      list.changed();
      for (const id of new Set([...before.keys(), ...after.keys()])) if (!isSame(before.get(id), after.get(id))) changed(id);
      return [...before.keys()].filter((id) => !after.has(id));
    },
    beginReadingOf(id) {
      const reading: { id: string; heard: ChannelEvent[] } = { id, heard: [] };
      readings.add(reading);
      return {
        done(entry, myId) {
          const before = entries.get(id);
          if (!before || !entry.membership) return;
          let after: ChannelEntry | undefined = withHead(entry, before.head);
          for (const event of reading.heard) after = entryAfter(after, event, myId);
          set(id, after);
        },
        end: () => readings.delete(reading),
      };
    },
    restore(known) {
      entries = new Map(known.map((entry) => [entry.channel.id, entry]));
      keyed.allChanged();
      list.changed();
    },
    shownOtherwise(id) {
      keyed.changed(id);
      list.changed();
    },
    clear() {
      entries = new Map();
      whileReading = undefined;
      keyed.allChanged();
      list.changed();
    },
  };
}

/** Cheaper than telling of every channel on every connect. */
function isSame(one: ChannelEntry | undefined, other: ChannelEntry | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Those with a name by name, then the direct ones, the newest activity first. */
function sorted(entries: ChannelEntry[]): ChannelEntry[] {
  const activity = ({ channel, head }: ChannelEntry) => head.lastMessageAt ?? channel.createdAt;
  return entries.sort((one, other) => {
    const [a, b] = [one.channel, other.channel];
    if (a.type !== "direct" && b.type !== "direct") return collator.compare(a.name, b.name) || compare(a.id, b.id);
    if (a.type === "direct" && b.type === "direct") return compare(activity(other), activity(one)) || compare(a.id, b.id);
    return a.type === "direct" ? 1 : -1;
  });
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
