import type { Message } from "@chatflow/protocol";
import type { SentEntry } from "./message-log.ts";

/** What `messages.list` answers. */
export type MessagePage = { messages: readonly Message[]; rev: number; before: number | null; after: number | null };

/**
 * The loaded part of a list of messages, in the order of `seq` and without holes: at the newest end, or elsewhere. Of
 * the newest end some are held in either case, and kept up to date, so that going back there needs nobody. No I/O here.
 */
export type MessageWindow = {
  /** What is shown of it. The array is another one only after a change that says so: copy it to keep it. */
  entries(): readonly SentEntry[];
  hasOlder(): boolean;
  hasNewer(): boolean;
  /** The newest of all, up to so many, and whether there are older ones. */
  newest(count: number): { messages: Message[]; hasOlder: boolean };
  /**
   * The first message that is looked for, of those that are shown, else of those that are held at the newest end, which
   * is then shown. `isFrom`: whether a part that begins with this message holds it if any does; not asked at the very
   * beginning.
   */
  reveal(isIt: (message: Message) => boolean, isFrom: (oldest: Message) => boolean): Message | undefined;
  /** A message that is new or has changed. Shown where it belongs into what is loaded. */
  place(entry: SentEntry): void;
  /** A page is being asked for: what is placed until `arrived` may be younger than what it brings. */
  asked(): () => void;
  /** The newest page, into an empty window. */
  load(messages: readonly Message[], hasOlder: boolean): void;
  /** Shows a page from elsewhere, and lets go of what was shown but for the newest end. */
  show(page: MessagePage): void;
  prepend(page: MessagePage): void;
  append(page: MessagePage): void;
  /** One is at the newest end: what is too much goes at the other. Returns whether anything was. */
  atNewest(): boolean;
  /** Shows the newest end. */
  toNewest(): void;
  clear(): void;
};

type Segment = { entries: SentEntry[]; hasOlder: boolean };

/** How many of the newest messages are held while older ones are shown. */
const heldAtEnd = 100;

/**
 * @param most so many messages are held where one loads; a third of them is let go of at the other end when there are
 * more. While messages only come in, which nobody can scroll through without loading, there may be a third more.
 */
export function createMessageWindow(most: number): MessageWindow {
  const least = Math.ceil((most * 2) / 3);
  const end = Math.min(heldAtEnd, least);
  let tail: Segment = { entries: [], hasOlder: false };
  let away: Segment | undefined;
  /** Nothing was loaded yet: nobody knows what belongs into it. */
  let isEmpty = true;
  /** The end at which one was last. */
  let at: "older" | "newer" = "newer";
  let pages = 0;
  const meanwhile = new Map<number, SentEntry>();

  const shown = () => away ?? tail;

  function putInto(segment: Segment, entry: SentEntry) {
    const { entries, hasOlder } = segment;
    const { seq, rev } = entry.message;
    const place = placeOf(entries, seq);
    const there = entries[place];
    if (there?.message.seq === seq) {
      if (there.message.rev < rev) entries[place] = entry;
    } else if (place === entries.length ? segment === tail : place > 0 || !hasOlder) {
      entries.splice(place, 0, entry);
    }
  }

  function place(entry: SentEntry) {
    if (pages > 0) {
      const known = meanwhile.get(entry.message.seq);
      if (!known || known.message.rev < entry.message.rev) meanwhile.set(entry.message.seq, entry);
    }
    if (isEmpty) return;
    putInto(tail, entry);
    if (away) putInto(away, entry);
    meet(false);
    bound();
  }

  function bound() {
    if (away) {
      if (tail.entries.length > 2 * end) cutOlder(tail, end);
    } else if (tail.entries.length > most + least / 2) {
      if (at === "older") leaveEnd(most);
      else cutOlder(tail, least);
    }
  }

  function cutOlder(segment: Segment, count: number) {
    segment.entries = segment.entries.slice(-count);
    segment.hasOlder = true;
  }

  function cutNewer(count: number) {
    if (away) away.entries = away.entries.slice(0, count);
    else leaveEnd(count);
  }

  function leaveEnd(count: number) {
    away = { entries: tail.entries.slice(0, count), hasOlder: tail.hasOlder };
    cutOlder(tail, end);
  }

  /**
   * What is shown and the newest end become one where they touch. @param isNewest the server has nothing newer than what
   * is shown, as of a moment at which the newest end here was not that far.
   */
  function meet(isNewest: boolean) {
    const [first, last] = [away?.entries[0], away?.entries.at(-1)];
    if (!away || !first || !last) return;
    const tailFirst = tail.entries[0]?.message.seq ?? Number.POSITIVE_INFINITY;
    const tailLast = tail.entries.at(-1)?.message.seq ?? 0;
    const touches = tailFirst <= last.message.seq && first.message.seq <= tailLast;
    if (!touches && !(isNewest && tailLast < first.message.seq)) return;
    const [whole, more] = !touches || first.message.seq <= tailFirst ? [away, tail] : [tail, away];
    tail = whole;
    away = undefined;
    if (touches) for (const entry of more.entries) putInto(tail, entry);
  }

  function toEntries(messages: readonly Message[]): SentEntry[] {
    return messages.map((message) => {
      const known = [tail, ...(away ? [away] : [])].map(({ entries }) => entries[placeOf(entries, message.seq)]);
      const later = [...known, meanwhile.get(message.seq)].find(
        (one) => one?.message.seq === message.seq && one.message.rev >= message.rev,
      );
      return later ?? { state: "sent", message };
    });
  }

  function placeMeanwhile() {
    for (const entry of [...meanwhile.values()].sort((one, other) => one.message.seq - other.message.seq)) {
      putInto(tail, entry);
      if (away) putInto(away, entry);
    }
  }

  return {
    entries: () => shown().entries,
    hasOlder: () => shown().hasOlder,
    hasNewer: () => away !== undefined,
    newest: (count) => ({
      messages: tail.entries.slice(-count).map(({ message }) => message),
      hasOlder: tail.hasOlder || tail.entries.length > count,
    }),
    reveal(isIt, isFrom) {
      for (const segment of [shown(), tail]) {
        const [first] = segment.entries;
        if (!first || (segment.hasOlder && !isFrom(first.message))) continue;
        const found = segment.entries.find(({ message }) => isIt(message));
        if (found && segment === tail) away = undefined;
        if (found) return found.message;
      }
      return undefined;
    },
    place,
    asked() {
      pages += 1;
      return () => {
        pages -= 1;
        if (pages === 0) meanwhile.clear();
      };
    },
    load(messages, hasOlder) {
      isEmpty = false;
      tail = { entries: toEntries(messages), hasOlder };
      placeMeanwhile();
    },
    show(page) {
      away = { entries: toEntries(page.messages), hasOlder: page.before !== null };
      at = "newer";
      placeMeanwhile();
      if (page.messages.length === 0) away = undefined;
      meet(page.after === null);
      if (tail.entries.length > 2 * end && away) cutOlder(tail, end);
    },
    prepend(page) {
      const segment = shown();
      const oldest = segment.entries[0]?.message.seq ?? Number.POSITIVE_INFINITY;
      segment.entries = [...toEntries(page.messages.filter(({ seq }) => seq < oldest)), ...segment.entries];
      segment.hasOlder = page.before !== null;
      at = "older";
      meet(false);
      if (shown().entries.length > most) cutNewer(least);
    },
    append(page) {
      at = "newer";
      if (away) {
        const newest = away.entries.at(-1)?.message.seq ?? 0;
        away.entries = [...away.entries, ...toEntries(page.messages.filter(({ seq }) => seq > newest))];
        placeMeanwhile();
        meet(page.after === null);
      }
      if (shown().entries.length > most) cutOlder(shown(), least);
    },
    atNewest() {
      at = "newer";
      const isTooMuch = !away && tail.entries.length > most;
      if (isTooMuch) cutOlder(tail, least);
      return isTooMuch;
    },
    toNewest() {
      at = "newer";
      away = undefined;
    },
    clear() {
      tail = { entries: [], hasOlder: false };
      away = undefined;
      isEmpty = true;
      at = "newer";
      meanwhile.clear();
    },
  };
}

/** Where the message with this seq is, or where it would be. */
function placeOf(entries: readonly SentEntry[], seq: number): number {
  let low = 0;
  let high = entries.length;
  // Nearly always the newest.
  if ((entries.at(-1)?.message.seq ?? 0) < seq) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.message.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
