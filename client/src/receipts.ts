import type { Receipt } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createPositionMarks } from "./position-marks.ts";
import { createKeyed, type Readable } from "./readable.ts";

/** How far the others of small channels have got and read; and telling them how far this device has got. */
export type Receipts = {
  /** Read when somebody subscribes. Without oneself; empty where one does not take part, and in large channels. */
  of(channelId: string): Readable<readonly Receipt[]>;
  heard(channelId: string, receipt: Receipt): void;
  left(channelId: string, userId: string): void;
  /** The channel is being looked at from now on. */
  opened(channelId: string): void;
  /** A message of somebody else is here. */
  got(channelId: string, seq: number): void;
  /** Whether one takes part, or how large a channel is, may have changed. */
  changed(channelId: string): void;
  /** There is a new connection. */
  refresh(options: { sameEpoch: boolean }): void;
  forget(channelId: string): void;
  clear(): void;
};

export type ReceiptsOptions = {
  call: Client["call"];
  myId(): string | undefined;
  /** Whether the channel tells receipts to oneself. */
  told(channelId: string): boolean;
};

const nobody: readonly Receipt[] = [];

export function createReceipts({ call, myId, told }: ReceiptsOptions): Receipts {
  const channels = new Map<string, Map<string, Receipt>>();
  const lists = new Map<string, readonly Receipt[]>();
  const readables = new Map<string, Readable<readonly Receipt[]>>();
  const keyed = createKeyed(listOf);
  const subscribers = new Map<string, number>();
  /** What is being read, with those who are heard of meanwhile. */
  const reading = new Map<string, Set<string>>();
  const failed = new Set<string>();
  const retry = createRetry(() => {
    for (const channelId of failed) void read(channelId);
  });
  const marks = createPositionMarks({ tell: (channelId, seq) => call("channels.markDelivered", { channelId, seq }) });
  const marked = new Map<string, number>();
  let live = false;

  function listOf(channelId: string): readonly Receipt[] {
    const known = channels.get(channelId);
    if (!known || !told(channelId)) return nobody;
    let list = lists.get(channelId);
    if (!list) {
      list = [...known.values()].filter(({ userId }) => userId !== myId());
      lists.set(channelId, list);
    }
    return list;
  }

  function set(channelId: string, known: Map<string, Receipt>) {
    channels.set(channelId, known);
    lists.delete(channelId);
    keyed.changed(channelId);
  }

  async function read(channelId: string) {
    failed.delete(channelId);
    if (!live || !told(channelId)) return;
    const heard = new Set<string>();
    reading.set(channelId, heard);
    try {
      const answer = await call("channels.receipts", { channelId });
      if (reading.get(channelId) !== heard) return;
      const before = channels.get(channelId);
      const known = new Map(answer.receipts.map((receipt) => [receipt.userId, furthest(receipt, before?.get(receipt.userId))]));
      for (const userId of heard) {
        const receipt = before?.get(userId);
        if (receipt && !known.has(userId)) known.set(userId, receipt);
      }
      set(channelId, known);
      if (failed.size === 0) retry.reset();
    } catch (thrown) {
      if (reading.get(channelId) !== heard) return;
      const error = asChatFlowError(thrown);
      if (!isTransient(error)) return;
      failed.add(channelId);
      if (!retry.waiting()) retry.later(error);
    } finally {
      if (reading.get(channelId) === heard) reading.delete(channelId);
    }
  }

  function forget(channelId: string) {
    reading.delete(channelId);
    channels.delete(channelId);
    lists.delete(channelId);
    keyed.changed(channelId);
  }

  function subscribe(channelId: string, listener: () => void): () => void {
    const count = subscribers.get(channelId) ?? 0;
    subscribers.set(channelId, count + 1);
    if (count === 0) void read(channelId);
    const end = keyed.of(channelId).subscribe(listener);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      end();
      const left = (subscribers.get(channelId) ?? 1) - 1;
      if (left > 0) subscribers.set(channelId, left);
      else subscribers.delete(channelId);
    };
  }

  return {
    of(channelId) {
      let found = readables.get(channelId);
      if (!found) {
        found = { get: keyed.of(channelId).get, subscribe: (listener) => subscribe(channelId, listener) };
        readables.set(channelId, found);
      }
      return found;
    },
    heard(channelId, receipt) {
      reading.get(channelId)?.add(receipt.userId);
      const known = new Map(channels.get(channelId));
      known.set(receipt.userId, furthest(receipt, known.get(receipt.userId)));
      set(channelId, known);
    },
    left(channelId, userId) {
      const known = channels.get(channelId);
      if (!known?.has(userId)) return;
      reading.get(channelId)?.delete(userId);
      const rest = new Map(known);
      rest.delete(userId);
      set(channelId, rest);
    },
    opened(channelId) {
      if (subscribers.has(channelId)) void read(channelId);
    },
    got(channelId, seq) {
      if (seq <= (marked.get(channelId) ?? 0) || !told(channelId)) return;
      marked.set(channelId, seq);
      marks.mark(channelId, seq);
    },
    changed(channelId) {
      keyed.changed(channelId);
      if (subscribers.has(channelId) && !channels.has(channelId)) void read(channelId);
    },
    refresh({ sameEpoch }) {
      live = true;
      retry.reset();
      failed.clear();
      // What nobody looks at is read when somebody does.
      for (const channelId of [...channels.keys()]) if (!sameEpoch || !subscribers.has(channelId)) forget(channelId);
      if (!sameEpoch) marked.clear();
      for (const channelId of subscribers.keys()) void read(channelId);
      marks.resume();
    },
    forget(channelId) {
      forget(channelId);
      marked.delete(channelId);
      marks.forget(channelId);
    },
    clear() {
      live = false;
      retry.reset();
      failed.clear();
      reading.clear();
      channels.clear();
      lists.clear();
      marked.clear();
      marks.clear();
      keyed.allChanged();
    },
  };
}

/** Both positions only grow. */
function furthest(one: Receipt, other: Receipt | undefined): Receipt {
  if (!other) return one;
  const deliveredSeq = Math.max(one.deliveredSeq, other.deliveredSeq);
  return { userId: one.userId, deliveredSeq, readSeq: Math.max(one.readSeq, other.readSeq) };
}
