import type { Message, Output, ReadState } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
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
  /** The newest that was heard of messages of others, by seq, where it changes what the server counted. */
  heard: Map<number, Heard>;
  /** How much all of that changes the server's count. */
  change: number;
};

/** Events come in any order, so a deletion is remembered also where the message is not known yet. */
type Heard = { rev: number; deleted: boolean };

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
  const retry = createRetry(confirmAll);
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
    hold(channelId, { readSeq: seq, unread: 0, seq: Math.max(read.seq, seq), rev: read.rev });
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
    } catch (thrown) {
      const error = asChatFlowError(thrown);
      pausing.delete(channelId);
      // What is refused for good stays unconfirmed until the next connection.
      if (isTransient(error) && unconfirmed.has(channelId)) retry.later(error);
      return;
    }
    if (unconfirmed.size === 0) retry.reset();
    if (!pausing.has(channelId)) return; // cleared meanwhile
    const next = () => {
      pausing.delete(channelId);
      void confirm(channelId);
    };
    pausing.set(channelId, setTimeout(next, confirmPauseMs));
  }

  function confirmAll() {
    for (const channelId of unconfirmed.keys()) void confirm(channelId);
  }

  function hold(channelId: string, read: ReadState, heard: Held["heard"] = new Map()) {
    let change = 0;
    for (const [seq, what] of heard) change += changeBy(read, seq, what);
    channels.set(channelId, { read, heard, change });
    keyed.changed(channelId);
  }

  function counted(channelId: string, read: ReadState) {
    const held = channels.get(channelId);
    newest.set(channelId, Math.max(newest.get(channelId) ?? 0, read.seq));
    if (!held) hold(channelId, read);
    else {
      // An answer from before something that was read here, or from before a later count.
      if (read.readSeq < held.read.readSeq || (read.readSeq === held.read.readSeq && read.rev < held.read.rev)) return;
      const later = [...held.heard].filter(([seq, { rev }]) => seq > read.readSeq && (seq > read.seq || rev > read.rev));
      hold(channelId, read, new Map(later));
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
      const { read, heard } = held;
      const known = heard.get(seq);
      if (authorId !== myId() && seq > read.readSeq && (seq > read.seq || rev > read.rev) && rev > (known?.rev ?? 0)) {
        const what = { rev, deleted: deletedAt !== null };
        held.change += changeBy(read, seq, what) - (known ? changeBy(read, seq, known) : 0);
        heard.set(seq, what);
        keyed.changed(channelId);
      }
      if (channelId === onScreen) readUpTo(channelId);
    },
    resume() {
      retry.reset();
      confirmAll();
    },
    forget(channelId) {
      channels.delete(channelId);
      newest.delete(channelId);
      unconfirmed.delete(channelId);
      keyed.changed(channelId);
    },
    clear() {
      retry.reset();
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

function behind({ read, change }: Held): number {
  return Math.max(0, read.unread + change);
}

/** What a message changes of the count: one more where it came after it, one less where it was deleted after it. */
function changeBy(read: ReadState, seq: number, { rev, deleted }: Heard): number {
  if (seq > read.seq) return deleted ? 0 : 1;
  return deleted && rev > read.rev ? -1 : 0;
}
