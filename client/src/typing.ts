import { limits } from "@chatflow/protocol";
import { createKeyed, type Keyed } from "./readable.ts";

/** Who is typing in each channel, oneself left out; and telling that one is. */
export type Typing = {
  of: Keyed<readonly string[]>["of"];
  /** Somebody types. */
  heard(channelId: string, userId: string): void;
  /** Somebody's message came: they have stopped. */
  said(channelId: string, userId: string): void;
  /** One types oneself: tells the server, now and then. */
  tell(channelId: string): void;
  clear(): void;
};

const nobody: readonly string[] = [];

export function createTyping({ myId, send }: { myId(): string | undefined; send(channelId: string): Promise<unknown> }): Typing {
  /** Per channel who types, in the order of beginning, with the timer that ends it. */
  const channels = new Map<string, Map<string, ReturnType<typeof setTimeout>>>();
  const lists = new Map<string, readonly string[]>();
  const told = new Map<string, number>();
  const keyed = createKeyed((channelId) => lists.get(channelId) ?? nobody);

  function stop(channelId: string, userId: string) {
    const typists = channels.get(channelId);
    const timer = typists?.get(userId);
    if (!typists || timer === undefined) return;
    clearTimeout(timer);
    typists.delete(userId);
    changed(channelId, typists);
  }

  function changed(channelId: string, typists: ReadonlyMap<string, unknown>) {
    lists.set(channelId, [...typists.keys()]);
    keyed.changed(channelId);
  }

  return {
    of: keyed.of,
    heard(channelId, userId) {
      if (userId === myId()) return;
      let typists = channels.get(channelId);
      if (!typists) {
        typists = new Map();
        channels.set(channelId, typists);
      }
      const before = typists.get(userId);
      clearTimeout(before);
      typists.set(
        userId,
        setTimeout(() => stop(channelId, userId), limits.typingEndsMs),
      );
      if (before === undefined) changed(channelId, typists);
    },
    said: stop,
    tell(channelId) {
      // Not by the clock of day: one that is set back would keep it quiet for as long.
      const now = performance.now();
      if (now - (told.get(channelId) ?? Number.NEGATIVE_INFINITY) < limits.typingEveryMs) return;
      told.set(channelId, now);
      send(channelId).catch(() => {}); // nothing follows from it
    },
    clear() {
      for (const typists of channels.values()) for (const timer of typists.values()) clearTimeout(timer);
      channels.clear();
      lists.clear();
      told.clear();
      keyed.allChanged();
    },
  };
}
