import { limits, type Message } from "@chatflow/protocol";
import { isOnlyInThread } from "./replies.ts";

/**
 * A message that the server has, wrapped once, so that its entry stays the same object until it changes. `changing`: it
 * is shown as it will be, since one has changed it and the server has yet to say that it has done so.
 */
export type SentEntry = { state: "sent"; message: Message; changing?: true };

/**
 * The loaded end of one channel's messages, in the order of `seq`, complete up to `rev`. What comes ahead of its
 * turn is held until what is missing arrives. No I/O here: whoever owns the log asks for what it misses.
 */
export type MessageLog = {
  /** Every change up to here is in the log. */
  rev(): number;
  /** Whether a change is known of that the log does not have. */
  behind(): boolean;
  /** That the channel has reached this rev, as its head tells. */
  heardOf(rev: number): void;
  /** One change, from an event or from the acknowledgement of an own message; in any order, any number of times. */
  receive(message: Message, rev: number, own: boolean): void;
  /** The complete changes up to `rev`, as `messages.changes` gives them. */
  catchUp(messages: Message[], rev: number): void;
  /** The newest page, which reflects every change up to `rev`, into an empty log. */
  load(messages: Message[], rev: number): void;
  prepend(page: Message[]): void;
  /** What `newest` gave, into an empty log. */
  restore(messages: readonly Message[], rev: number): void;
  /** The newest of the loaded messages, up to so many: together with `rev` what another log can go on from. */
  newest(count: number): Message[];
  clear(): void;
  /** A new array: the loaded messages, then own ones that the server has but that are ahead of what is missing. */
  entries(): SentEntry[];
};

/** @param placed called for every message that takes its place, or changes in it. */
export function createMessageLog(placed: (message: Message) => void): MessageLog {
  let sent: SentEntry[] = [];
  let rev = 0;
  let highestHeardOf = 0;
  const held = new Map<number, { entry: SentEntry; own: boolean }>();
  /** Changes of messages older than the loaded ones: a page that is under way may have been read before them. */
  const older = new Map<number, SentEntry>();

  function place(entry: SentEntry) {
    const { message } = entry;
    // It counts as a change of the channel, and is shown elsewhere.
    if (isOnlyInThread(message)) return placed(message);
    const newest = sent.at(-1);
    if (newest === undefined || message.seq > newest.message.seq) {
      sent.push(entry);
    } else {
      const at = indexOf(sent, message.seq);
      const there = sent[at];
      if (there && there.message.rev < message.rev) sent[at] = entry;
      if (!there) older.set(message.seq, entry);
    }
    placed(message);
  }

  function reach(next: number) {
    rev = Math.max(rev, next);
    for (const at of held.keys()) if (at <= rev) held.delete(at);
    placeHeld();
  }

  function placeHeld() {
    for (let next = held.get(rev + 1); next; next = held.get(rev + 1)) {
      rev += 1;
      held.delete(rev);
      place(next.entry);
    }
  }

  return {
    rev: () => rev,
    behind: () => highestHeardOf > rev,
    heardOf(at) {
      highestHeardOf = Math.max(highestHeardOf, at);
    },
    receive(message, at, own) {
      if (at <= rev) return;
      highestHeardOf = Math.max(highestHeardOf, at);
      // More than one answer of `messages.changes` holds would be fetched anyway.
      if (held.size >= limits.changes) held.clear();
      held.set(at, { entry: { state: "sent", message }, own: own || held.get(at)?.own === true });
      placeHeld();
    },
    catchUp(messages, next) {
      for (const message of [...messages].sort(bySeq)) place({ state: "sent", message });
      reach(next);
    },
    load(messages, next) {
      for (const message of messages) place({ state: "sent", message });
      reach(next);
    },
    prepend(page) {
      const oldest = sent[0]?.message.seq ?? Number.POSITIVE_INFINITY;
      const entries = page
        .filter(({ seq }) => seq < oldest)
        .map((message): SentEntry => {
          const later = older.get(message.seq);
          older.delete(message.seq);
          return later && later.message.rev > message.rev ? later : { state: "sent", message };
        });
      sent = [...entries, ...sent];
    },
    restore(messages, at) {
      // A message of a page that was read later may be ahead of `at`: it does not make the log complete up to there.
      for (const message of messages) place({ state: "sent", message });
      reach(at);
    },
    newest: (count) => sent.slice(-count).map(({ message }) => message),
    clear() {
      sent = [];
      rev = 0;
      highestHeardOf = 0;
      held.clear();
      older.clear();
    },
    entries() {
      if (held.size === 0) return sent.slice();
      const ownAhead = [...held.values()].filter(({ own, entry }) => own && !isOnlyInThread(entry.message)).map(({ entry }) => entry);
      return [...sent, ...ownAhead.sort((one, other) => bySeq(one.message, other.message))];
    },
  };
}

function bySeq(one: Message, other: Message): number {
  return one.seq - other.seq;
}

/** Where the message with this seq is, or -1. */
function indexOf(entries: SentEntry[], seq: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = entries[middle]?.message.seq ?? 0;
    if (found === seq) return middle;
    if (found < seq) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
