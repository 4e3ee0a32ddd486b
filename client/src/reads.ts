import type { Message, Output, ReadState } from "@chatflow/protocol";
import { createPositionMarks } from "./position-marks.ts";
import { createKeyed, type Keyed } from "./readable.ts";
import { isOnlyInThread } from "./replies.ts";

/**
 * How many messages of others one has not read, and how many of them mention one, per channel: the server's count, and
 * what was heard of since. The count and what came after are kept apart by the head at which the server counted, so
 * events may come in any order and more than once.
 */
export type Reads = {
  of: Keyed<number>["of"];
  /** Those of the unread that mention one. */
  mentions: Keyed<number>["of"];
  /** Which channel is being looked at: what is there, and what comes, is read. */
  open(channelId: string | null): void;
  isOpen(channelId: string): boolean;
  /** All that is known of a channel is read, without its being looked at. */
  read(channelId: string): void;
  /** The server's count: with the channel list, after reading here, or on another device. */
  counted(channelId: string, read: ReadState): void;
  /** A message that came or was changed, from wherever and however often. */
  noticed(message: Message): void;
  /** What was read in an earlier life, and the server may not know. After the counts of that life. */
  restore(kept: readonly ReadMark[]): void;
  /** The connection is there again: tells the server what was read meanwhile. */
  resume(): void;
  forget(channelId: string): void;
  clear(): void;
};

/** How far a channel was read here, while the server has yet to confirm it. */
export type ReadMark = { channelId: string; seq: number };

/** Whether something that was kept, perhaps by another version, is one. */
export function isReadMark(value: unknown): value is ReadMark {
  const { channelId, seq }: Record<string, unknown> = { ...(value as object) };
  return typeof channelId === "string" && typeof seq === "number";
}

type Held = {
  read: ReadState;
  /** The newest that was heard of messages of others after the read position, by seq. */
  heard: Map<number, Heard>;
  /** How much all of that changes the server's count. */
  change: Count;
};

type Count = { unread: number; mentions: number };

/**
 * Events come in any order, so a deletion is remembered also where the message is not known yet. `counted`: what the
 * server counted of it, where that is known.
 */
type Heard = { rev: number; counts: Count; counted: Count | undefined };

const none: Count = { unread: 0, mentions: 0 };

export type ReadsOptions = {
  myId(): string | undefined;
  markRead(channelId: string, seq: number): Promise<Output<"channels.markRead">>;
  /** `atOnce`: nothing else will bring it about again. */
  keep?(channelId: string, mark: ReadMark | undefined, atOnce?: boolean): void;
};

export function createReads({ myId, markRead, keep }: ReadsOptions): Reads {
  const channels = new Map<string, Held>();
  const keyed = createKeyed((channelId) => shownOf(channelId).unread);
  const keyedMentions = createKeyed((channelId) => shownOf(channelId).mentions);
  /** Newest seq that is known of each channel, one's own messages included. */
  const newest = new Map<string, number>();
  const marks = createPositionMarks({
    tell: markRead,
    told: counted,
    keep: (channelId, seq, asked) => keep?.(channelId, seq === undefined ? undefined : { channelId, seq }, asked),
  });
  let onScreen: string | null = null;

  function shownOf(channelId: string): Count {
    const held = channels.get(channelId);
    return !held || channelId === onScreen ? none : behind(held);
  }

  function changed(channelId: string) {
    keyed.changed(channelId);
    keyedMentions.changed(channelId);
  }

  function readUpTo(channelId: string, asked = false) {
    const held = channels.get(channelId);
    const seq = newest.get(channelId) ?? 0;
    // Without anything of others there is nothing to tell: one's own messages never count.
    if (!held || behind(held).unread === 0 || seq <= held.read.readSeq) return;
    const { read } = held;
    hold(channelId, { readSeq: seq, unread: 0, mentions: 0, seq: Math.max(read.seq, seq), rev: read.rev });
    marks.mark(channelId, seq, asked);
  }

  function hold(channelId: string, read: ReadState, heard: Held["heard"] = new Map()) {
    const change = { ...none };
    for (const each of heard.values()) add(change, changeBy(each), 1);
    channels.set(channelId, { read, heard, change });
    changed(channelId);
  }

  function counted(channelId: string, read: ReadState) {
    const held = channels.get(channelId);
    newest.set(channelId, Math.max(newest.get(channelId) ?? 0, read.seq));
    if (!held) hold(channelId, read);
    else {
      // An answer from before something that was read here, or from before a later count.
      if (read.readSeq < held.read.readSeq || (read.readSeq === held.read.readSeq && read.rev < held.read.rev)) return;
      const later = new Map<number, Heard>();
      for (const [seq, each] of held.heard) {
        if (seq <= read.readSeq) continue;
        if (seq > read.seq) later.set(seq, { ...each, counted: none });
        else if (each.rev <= read.rev) later.set(seq, { ...each, counted: each.counts });
        else later.set(seq, read.rev === held.read.rev ? each : { ...each, counted: undefined });
      }
      hold(channelId, read, later);
    }
    if (channelId === onScreen) readUpTo(channelId);
  }

  /** What the server counted of a message, given what was known of that before. Only an edit or a deletion changes it. */
  function countedOf(read: ReadState, { seq, rev, editedAt, deletedAt }: Message, counts: Count, known: Heard | undefined) {
    if (seq > read.seq) return none;
    if (rev <= read.rev) return counts;
    if (known) return known.counted;
    return editedAt === null && deletedAt === null ? counts : undefined;
  }

  function notice(held: Held, message: Message) {
    const { channelId, seq, rev } = message;
    const known = held.heard.get(seq);
    if (message.authorId === myId() || isOnlyInThread(message) || seq <= held.read.readSeq || rev <= (known?.rev ?? 0)) return;
    const counts = countsOf(message, myId());
    const next: Heard = { rev, counts, counted: countedOf(held.read, message, counts, known) };
    if (known) add(held.change, changeBy(known), -1);
    add(held.change, changeBy(next), 1);
    held.heard.set(seq, next);
    changed(channelId);
    // Whether the server had counted it is not known here: telling it the position that it has makes it count again.
    if (!next.counted && channelId !== onScreen) marks.mark(channelId, held.read.readSeq);
  }

  return {
    of: keyed.of,
    mentions: keyedMentions.of,
    open(channelId) {
      const before = onScreen;
      onScreen = channelId;
      if (before !== null) changed(before);
      if (channelId === null) return;
      readUpTo(channelId);
      changed(channelId);
    },
    isOpen: (channelId) => channelId === onScreen,
    read: (channelId) => readUpTo(channelId, true),
    counted,
    noticed(message) {
      const { channelId, seq } = message;
      newest.set(channelId, Math.max(newest.get(channelId) ?? 0, seq));
      const held = channels.get(channelId);
      if (!held) return;
      notice(held, message);
      if (channelId === onScreen) readUpTo(channelId);
    },
    restore(kept) {
      for (const { channelId, seq } of kept) {
        const read = channels.get(channelId)?.read;
        newest.set(channelId, Math.max(newest.get(channelId) ?? 0, seq));
        // What came after it is counted by the answer of the server.
        if (read && read.seq <= seq) hold(channelId, { ...read, readSeq: seq, unread: 0, mentions: 0, seq });
        marks.restore(channelId, seq);
      }
    },
    resume: marks.resume,
    forget(channelId) {
      channels.delete(channelId);
      newest.delete(channelId);
      marks.forget(channelId);
      changed(channelId);
    },
    clear() {
      onScreen = null;
      channels.clear();
      newest.clear();
      marks.clear();
      keyed.allChanged();
      keyedMentions.allChanged();
    },
  };
}

/** Whether somebody else's message mentions me: by name, or with everyone. */
function mentionsMe({ mentions, authorId }: Message, myId: string | undefined): boolean {
  if (!mentions || myId === undefined || authorId === myId) return false;
  return mentions.everyone !== null || mentions.userIds.includes(myId);
}

function countsOf(message: Message, myId: string | undefined): Count {
  if (message.deletedAt !== null) return none;
  return { unread: 1, mentions: mentionsMe(message, myId) ? 1 : 0 };
}

function behind({ read, change }: Held): Count {
  return { unread: Math.max(0, read.unread + change.unread), mentions: Math.max(0, read.mentions + change.mentions) };
}

/** What a message changes of the count. Of one whose part in the count is not known, that it was there before it was deleted. */
function changeBy({ counts, counted }: Heard): Count {
  if (counted) return { unread: counts.unread - counted.unread, mentions: counts.mentions - counted.mentions };
  return { unread: counts.unread - 1, mentions: 0 };
}

function add(to: Count, { unread, mentions }: Count, times: 1 | -1) {
  to.unread += times * unread;
  to.mentions += times * mentions;
}
