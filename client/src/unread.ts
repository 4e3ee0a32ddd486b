import type { Message } from "@chatflow/protocol";
import { createKeyed, type Keyed } from "./readable.ts";

/**
 * How many messages of others came while their channel was not on screen. Kept in this client's memory only, from
 * when it was started.
 */
export type Unread = {
  of: Keyed<number>["of"];
  /** Which channel is on screen; its count goes to zero and stays there. */
  open(channelId: string | null): void;
  /** A message that arrived, from wherever and however often. */
  arrived(message: Message): void;
  /** The channel has reached this seq. The messages up to it that were not seen count, whoever wrote them. */
  reached(channelId: string, seq: number): void;
  /** What is there up to this seq does not count: it was there before. */
  startAt(channelId: string, seq: number): void;
  knows(channelId: string): boolean;
  forget(channelId: string): void;
  clear(): void;
};

export function createUnread(myId: () => string | undefined): Unread {
  const counts = new Map<string, number>();
  const seen = new Map<string, number>();
  const keyed = createKeyed((id) => counts.get(id) ?? 0);
  let onScreen: string | null = null;

  function add(channelId: string, more: number) {
    if (channelId === onScreen || more <= 0) return;
    counts.set(channelId, (counts.get(channelId) ?? 0) + more);
    keyed.changed(channelId);
  }

  function forgetCount(channelId: string) {
    if (counts.delete(channelId)) keyed.changed(channelId);
  }

  return {
    of: keyed.of,
    open(channelId) {
      onScreen = channelId;
      if (channelId !== null) forgetCount(channelId);
    },
    arrived({ channelId, seq, authorId }) {
      const last = seen.get(channelId);
      if (last === undefined || seq <= last) return;
      seen.set(channelId, seq);
      if (authorId !== myId()) add(channelId, 1);
    },
    reached(channelId, seq) {
      const last = seen.get(channelId) ?? seq;
      seen.set(channelId, Math.max(last, seq));
      add(channelId, seq - last);
    },
    startAt(channelId, seq) {
      seen.set(channelId, seq);
    },
    knows: (channelId) => seen.has(channelId),
    forget(channelId) {
      seen.delete(channelId);
      forgetCount(channelId);
    },
    clear() {
      onScreen = null;
      counts.clear();
      seen.clear();
      keyed.allChanged();
    },
  };
}
