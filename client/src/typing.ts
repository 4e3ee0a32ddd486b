import { limits } from "@chatflow/protocol";
import { createKeyed, type Readable } from "./readable.ts";

/** A channel, or a thread of it: who types in the one does not type in the other. */
export type TypingPlace = { channelId: string; threadId?: string | undefined };

/** Who is typing in each place, oneself left out; and telling that one is. */
export type Typing = {
  of(place: TypingPlace): Readable<readonly string[]>;
  /** Somebody types. */
  heard(place: TypingPlace, userId: string): void;
  /** Somebody's message came: they have stopped. */
  said(place: TypingPlace, userId: string): void;
  /** One types oneself: tells the server, now and then. */
  tell(place: TypingPlace): void;
  clear(): void;
};

const keyOf = ({ channelId, threadId }: TypingPlace) => (threadId === undefined ? channelId : `${channelId}/${threadId}`);

const nobody: readonly string[] = [];

export function createTyping({ myId, send }: { myId(): string | undefined; send(place: TypingPlace): Promise<unknown> }): Typing {
  /** Per place who types, in the order of beginning, with the timer that ends it. */
  const places = new Map<string, Map<string, ReturnType<typeof setTimeout>>>();
  const lists = new Map<string, readonly string[]>();
  const told = new Map<string, number>();
  const keyed = createKeyed((key) => lists.get(key) ?? nobody);

  function stop(key: string, userId: string) {
    const typists = places.get(key);
    const timer = typists?.get(userId);
    if (!typists || timer === undefined) return;
    clearTimeout(timer);
    typists.delete(userId);
    changed(key, typists);
  }

  function changed(key: string, typists: ReadonlyMap<string, unknown>) {
    lists.set(key, [...typists.keys()]);
    keyed.changed(key);
  }

  return {
    of: (place) => keyed.of(keyOf(place)),
    heard(place, userId) {
      if (userId === myId()) return;
      const key = keyOf(place);
      let typists = places.get(key);
      if (!typists) {
        typists = new Map();
        places.set(key, typists);
      }
      const before = typists.get(userId);
      clearTimeout(before);
      typists.set(
        userId,
        setTimeout(() => stop(key, userId), limits.typingEndsMs),
      );
      if (before === undefined) changed(key, typists);
    },
    said: (place, userId) => stop(keyOf(place), userId),
    tell(place) {
      const key = keyOf(place);
      // Not by the clock of day: one that is set back would keep it quiet for as long.
      const now = performance.now();
      if (now - (told.get(key) ?? Number.NEGATIVE_INFINITY) < limits.typingEveryMs) return;
      told.set(key, now);
      send(place).catch(() => {}); // nothing follows from it
    },
    clear() {
      for (const typists of places.values()) for (const timer of typists.values()) clearTimeout(timer);
      places.clear();
      lists.clear();
      told.clear();
      keyed.allChanged();
    },
  };
}
