import { limits, type Message } from "@chatflow/protocol";
import { isOnlyInThread } from "./replies.ts";

/**
 * A message that the server has, wrapped once, so that its entry stays the same object until it changes. `changing`: it
 * is shown as it will be, since one has changed it and the server has yet to say that it has done so.
 */
export type SentEntry = { state: "sent"; message: Message; changing?: true };

/**
 * The changes of one channel's messages in their order, complete up to `rev`. What comes ahead of its turn is held
 * until what is missing arrives. No I/O here: whoever owns the log asks for what it misses.
 */
export type MessageLog = {
  /** Every change up to here had its turn. */
  rev(): number;
  /** Whether a change is known of that the log does not have. */
  behind(): boolean;
  /** That the channel has reached this rev, as its head tells. */
  heardOf(rev: number): void;
  /** One change, from an event or from the acknowledgement of an own message; in any order, any number of times. */
  receive(message: Message, rev: number, own: boolean): void;
  /** The complete changes up to `rev`, as `messages.changes` gives them. */
  catchUp(messages: readonly Message[], rev: number): void;
  /** What was read reflects every change up to here. */
  reach(rev: number): void;
  clear(): void;
  /** Own messages that the server has but that are ahead of what is missing, by `seq`. */
  ownAhead(): SentEntry[];
};

/** @param place called for every change whose turn it is. */
export function createMessageLog(place: (entry: SentEntry) => void): MessageLog {
  let rev = 0;
  let highestHeardOf = 0;
  const held = new Map<number, { entry: SentEntry; own: boolean }>();

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
    reach,
    clear() {
      rev = 0;
      highestHeardOf = 0;
      held.clear();
    },
    ownAhead() {
      const own = [...held.values()].filter((one) => one.own && !isOnlyInThread(one.entry.message));
      return own.map(({ entry }) => entry).sort((one, other) => bySeq(one.message, other.message));
    },
  };
}

function bySeq(one: Message, other: Message): number {
  return one.seq - other.seq;
}
