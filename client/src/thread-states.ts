import type { Message, ThreadEntry, ThreadState } from "@chatflow/protocol";
import type { Client } from "./client.ts";
import { createPages, pageRows } from "./pages.ts";
import { createDerived, type Readable } from "./readable.ts";

/** How many followed threads have something unread, and how many messages in them mention one. */
export type UnreadThreads = { threads: number; mentions: number };

/** Names a thread here: the ids of messages are each channel's own. */
export function threadKey(channelId: string, threadId: string): string {
  return `${channelId} ${threadId}`;
}

/** How one stands to threads, as far as that is known; of every thread with something unread it is. */
export type ThreadStates = {
  get(key: string): ThreadEntry | undefined;
  /** What the server says, in any order and however often: what is newer counts. */
  put(entry: ThreadEntry): void;
  /** The root as a message of its channel. */
  rootChanged(root: Message): void;
  /** It was read up to here on this device, which the server has yet to be told. */
  read(key: string, seq: number): void;
  /** The one that is being looked at: nothing in it is unread. */
  open(key: string | null): void;
  /** The entry's state as it is to be shown. */
  shown(key: string): ThreadState | undefined;
  unread: Readable<UnreadThreads>;
  /** Reads those with something unread afresh. */
  refresh(): void;
  forget(isForgotten: (entry: ThreadEntry) => boolean): void;
  clear(): void;
};

export function createThreadStates({ call, changed }: { call: Client["call"]; changed(key: string): void }): ThreadStates {
  const entries = new Map<string, ThreadEntry>();
  const unread = createDerived(count);
  let onScreen: string | null = null;
  const unreadOnes = createPages<ThreadEntry>({
    whole: true,
    read: async (cursor, signal) => {
      const { threads, next } = await call("threads.list", { unread: true, limit: pageRows, ...(cursor && { cursor }) }, { signal });
      return { rows: threads, next };
    },
    replace(rows, heard) {
      for (const row of rows) put(row);
      const listed = new Set(rows.map(keyOf));
      for (const [key, { root, state }] of entries) {
        if (state.unread > 0 && !listed.has(key) && !heard.has(key)) set(key, { root, state: { ...state, unread: 0, mentions: 0 } });
      }
    },
    append() {},
    changed() {},
  });

  function count(): UnreadThreads {
    const total = { threads: 0, mentions: 0 };
    for (const [key, { state }] of entries) {
      if (state.unread === 0 || !state.following || key === onScreen) continue;
      total.threads += 1;
      total.mentions += state.mentions;
    }
    return total;
  }

  function set(key: string, entry: ThreadEntry) {
    entries.set(key, entry);
    unread.changed();
    changed(key);
  }

  function put(entry: ThreadEntry) {
    const key = keyOf(entry);
    const before = entries.get(key);
    if (!before) return set(key, entry);
    const root = entry.root.rev > before.root.rev ? entry.root : before.root;
    const state = isNewer(entry.state, before.state) ? entry.state : before.state;
    if (root !== before.root || state !== before.state) set(key, { root, state });
  }

  return {
    get: (key) => entries.get(key),
    put(entry) {
      unreadOnes.heard(keyOf(entry));
      put(entry);
    },
    rootChanged(root) {
      const key = threadKey(root.channelId, root.id);
      const entry = entries.get(key);
      if (entry && root.rev > entry.root.rev) set(key, { ...entry, root });
    },
    read(key, seq) {
      const entry = entries.get(key);
      if (!entry || seq <= entry.state.readSeq) return;
      set(key, { ...entry, state: { ...entry.state, readSeq: seq, unread: 0, mentions: 0 } });
    },
    open(key) {
      const before = onScreen;
      onScreen = key;
      unread.changed();
      for (const each of [before, key]) if (each !== null) changed(each);
    },
    shown(key) {
      const state = entries.get(key)?.state;
      return state && key === onScreen && state.unread > 0 ? { ...state, unread: 0, mentions: 0 } : state;
    },
    unread,
    refresh: unreadOnes.refresh,
    forget(isForgotten) {
      for (const [key, entry] of entries) {
        if (!isForgotten(entry)) continue;
        entries.delete(key);
        changed(key);
      }
      unread.changed();
    },
    clear() {
      unreadOnes.clear();
      onScreen = null;
      entries.clear();
      unread.changed();
    },
  };
}

export function keyOf({ root }: ThreadEntry): string {
  return threadKey(root.channelId, root.id);
}

/** `version` counts the changes of one's own side; under the same one, the channel's rev tells. */
function isNewer(one: ThreadState, other: ThreadState): boolean {
  return one.version > other.version || (one.version === other.version && one.rev > other.rev);
}
