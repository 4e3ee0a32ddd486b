import type { Message, Output, ReadState } from "@chatflow/protocol";
import { createKeyed, type Keyed } from "./readable.ts";

/**
 * How many messages of others one has not read, per channel: the server's count, and what was heard of since. The
 * count and what came after are kept apart by the head at which the server counted, so events may come in any order
 * and more than once.
 */
export type Reads = {
  of: Keyed<number>["of"];
  /** Which channel is being looked at: what is there, and what comes, is read. */
  open(channelId: string | null): void;
  /** The server's count: with the channel list, after reading here, or on another device. */
  counted(channelId: string, read: ReadState): void;
  /** A message that came or was changed, from wherever and however often. */
  noticed(message: Message): void;
  /** The connection is there again: tells the server what was read meanwhile. */
  resume(): void;
  forget(channelId: string): void;
  clear(): void;
};

type Held = {
  read: ReadState;
  /** Messages of others after the head of `read`, by seq. */
  extra: Set<number>;
  /** Of the counted ones those that were deleted after it: seq to rev. */
  gone: Map<number, number>;
};

/** The least time between two words to the server about one channel: who watches a busy one would tell it all the time. */
export const confirmPauseMs = 2000;

export type ReadsOptions = {
  myId(): string | undefined;
  markRead(channelId: string, seq: number): Promise<Output<"channels.markRead">>;
};

export function createReads({ myId, markRead }: ReadsOptions): Reads {
  const channels = new Map<string, Held>();
  const keyed = createKeyed(unreadOf);
  /** Newest seq that is known of each channel, one's own messages included. */
  const newest = new Map<string, number>();
  /** What was read here and the server has not confirmed. */
  const unconfirmed = new Map<string, number>();
  /** Channels with a request under way, or one that was made a moment ago. */
  const pausing = new Map<string, ReturnType<typeof setTimeout> | undefined>();
  let onScreen: string | null = null;

  function unreadOf(channelId: string): number {
    const held = channels.get(channelId);
    if (!held || channelId === onScreen) return 0;
    return behind(held);
  }

  function readUpTo(channelId: string) {
    const held = channels.get(channelId);
    const seq = newest.get(channelId) ?? 0;
    // Without anything of others there is nothing to tell: one's own messages never count.
    if (!held || behind(held) === 0 || seq <= held.read.readSeq) return;
    const { read } = held;
    hold(channelId, { readSeq: seq, unread: 0, seq: Math.max(read.seq, seq), rev: read.rev }, new Set());
    unconfirmed.set(channelId, seq);
    void confirm(channelId);
  }

  /** One request at a time for each channel, with pauses: what is read meanwhile goes with the next. */
  async function confirm(channelId: string) {
    const seq = unconfirmed.get(channelId);
    if (seq === undefined || pausing.has(channelId)) return;
    pausing.set(channelId, undefined);
    try {
      const read = await markRead(channelId, seq);
      if (unconfirmed.get(channelId) === seq) unconfirmed.delete(channelId);
      counted(channelId, read);
    } catch {
      pausing.delete(channelId); // stays unconfirmed: the next connection, or the next message, tries again
      return;
    }
    if (!pausing.has(channelId)) return; // cleared meanwhile
    const next = () => {
      pausing.delete(channelId);
      void confirm(channelId);
    };
    pausing.set(channelId, setTimeout(next, confirmPauseMs));
  }

  function hold(channelId: string, read: ReadState, extra: Set<number>, gone: Map<number, number> = new Map()) {
    channels.set(channelId, { read, extra, gone });
    keyed.changed(channelId);
  }

  function counted(channelId: string, read: ReadState) {
    const held = channels.get(channelId);
    newest.set(channelId, Math.max(newest.get(channelId) ?? 0, read.seq));
    if (!held) hold(channelId, read, new Set());
    else {
      // An answer from before something that was read here, or from before a later count.
      if (read.readSeq < held.read.readSeq || (read.readSeq === held.read.readSeq && read.rev < held.read.rev)) return;
      const extra = new Set([...held.extra].filter((seq) => seq > read.seq));
      const gone = new Map([...held.gone].filter(([seq, rev]) => rev > read.rev && seq > read.readSeq && seq <= read.seq));
      hold(channelId, read, extra, gone);
    }
    if (channelId === onScreen) readUpTo(channelId);
  }

  return {
    of: keyed.of,
    open(channelId) {
      const before = onScreen;
      onScreen = channelId;
      if (before !== null) keyed.changed(before);
      if (channelId === null) return;
      readUpTo(channelId);
      keyed.changed(channelId);
    },
    counted,
    noticed({ channelId, seq, rev, authorId, deletedAt }) {
      newest.set(channelId, Math.max(newest.get(channelId) ?? 0, seq));
      const held = channels.get(channelId);
      if (!held) return;
      const { read, extra, gone } = held;
      if (authorId !== myId() && seq > read.readSeq) {
        if (seq > read.seq) {
          if (deletedAt) extra.delete(seq);
          else extra.add(seq);
        } else if (deletedAt && rev > read.rev) gone.set(seq, rev);
        keyed.changed(channelId);
      }
      if (channelId === onScreen) readUpTo(channelId);
    },
    resume() {
      for (const channelId of unconfirmed.keys()) void confirm(channelId);
    },
    forget(channelId) {
      channels.delete(channelId);
      newest.delete(channelId);
      unconfirmed.delete(channelId);
      keyed.changed(channelId);
    },
    clear() {
      onScreen = null;
      channels.clear();
      newest.clear();
      unconfirmed.clear();
      for (const timer of pausing.values()) clearTimeout(timer);
      pausing.clear();
      keyed.allChanged();
    },
  };
}

function behind({ read, extra, gone }: Held): number {
  return Math.max(0, read.unread + extra.size - gone.size);
}
