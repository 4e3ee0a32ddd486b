import { ChatFlowError, type Message, type ThreadEntry, type ThreadState } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import type { SentEntry } from "./message-log.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { createDerived, type Readable } from "./readable.ts";
import type { TimelineEntry } from "./timeline.ts";

export type ThreadSnapshot = {
  status: "loading" | "ready" | "failed";
  /** The message that the thread began with. */
  root: Message | undefined;
  /** The replies that the server has by `seq`, then one's own on their way in the order of sending. */
  entries: TimelineEntry[];
  /** How one stands to it. */
  state: ThreadState | undefined;
  hasOlder: boolean;
  loadingOlder: boolean;
  /** Why it failed, or why the last page of older replies did not come. */
  error?: ChatFlowError | undefined;
};

/** A thread from its newest reply backwards, kept up to date. */
export type Thread = Readable<ThreadSnapshot> & {
  /** Loads the page before the oldest reply; on a failed thread, the newest page again. Never rejects: see `error`. */
  loadOlder(): Promise<void>;
};

export type LiveThread = Thread & {
  readonly channelId: string;
  readonly threadId: string;
  /** A reply or the root, as it took its place in the channel; or an own reply that the server has just acknowledged. */
  receive(message: Message): void;
  /** The channel begins anew with a page of this rev: what changed up to there was not received. */
  channelLoaded(rev: number): void;
  /** The `seq` of the newest reply, and of the newest by others; 0 without any, or while they are not known. */
  newest(): { seq: number; byOthers: number };
  /** There is a new connection, or access again: what failed is tried anew, and how one stands to it is read. */
  resume(): void;
  /** Drops everything and loads the newest page. */
  reload(): void;
  /** One has no access any more. Drops everything. */
  close(): void;
  /** Something else of it is different: how one stands to it, or what is on its way. */
  changed(): void;
};

export type ThreadOptions = {
  channelId: string;
  threadId: string;
  call: Client["call"];
  myId(): string | undefined;
  state(): ThreadState | undefined;
  pending(): PendingMessage[];
  /** The entries as they are to be shown, in place. */
  overlay(entries: TimelineEntry[]): void;
  /** The thread was read, with these replies. */
  loaded(entry: ThreadEntry, replies: Message[]): void;
};

/**
 * The replies of one thread. The channel's log is what misses no change: everything that takes its place there is given
 * to `receive`, and of each message the highest `rev` counts. So a page may be older or younger than what came.
 */
export function createThreadTimeline(options: ThreadOptions): LiveThread {
  const { channelId, threadId, call } = options;
  const place = { channelId, threadId };
  const view = createDerived(snapshot);
  const retry = createRetry(() => void load());
  const replies = new Map<number, SentEntry>();
  let root: SentEntry | undefined;
  let status: ThreadSnapshot["status"] = "loading";
  let error: ChatFlowError | undefined;
  let before: number | null = null;
  /** Every reply from this `seq` on is here; older ones are kept until their page comes. */
  let from = Number.POSITIVE_INFINITY;
  let pageRev = 0;
  let neededRev = 0;
  let older: Promise<void> | undefined;
  let life = new AbortController();

  function loaded(): SentEntry[] {
    return [...replies.values()].filter(({ message }) => message.seq >= from).sort((one, other) => one.message.seq - other.message.seq);
  }

  function snapshot(): ThreadSnapshot {
    const entries: TimelineEntry[] = loaded();
    options.overlay(entries);
    for (const message of options.pending()) entries.push(message);
    const top: TimelineEntry[] = root ? [root] : [];
    options.overlay(top);
    const [shown] = top;
    return {
      status,
      root: shown?.state === "sent" ? shown.message : undefined,
      entries,
      state: options.state(),
      hasOlder: before !== null,
      loadingOlder: older !== undefined,
      error,
    };
  }

  function begin(next: ThreadSnapshot["status"], why: ChatFlowError | undefined): AbortSignal {
    life.abort();
    life = new AbortController();
    replies.clear();
    root = undefined;
    status = next;
    error = why;
    before = null;
    from = Number.POSITIVE_INFINITY;
    pageRev = 0;
    older = undefined;
    view.changed();
    return life.signal;
  }

  function merge(message: Message) {
    if (message.id === threadId) {
      if (!root || root.message.rev < message.rev) root = { state: "sent", message };
    } else {
      const there = replies.get(message.seq);
      if (!there || there.message.rev < message.rev) replies.set(message.seq, { state: "sent", message });
    }
  }

  async function load() {
    const signal = begin("loading", undefined);
    try {
      const [entry, page] = await Promise.all([call("threads.get", place, { signal }), call("messages.list", place, { signal })]);
      if (signal.aborted) return;
      // Read before the page that the channel began anew with: what changed between them would be missing.
      if (page.rev < neededRev) return retry.later();
      merge(entry.root);
      for (const message of page.messages) merge(message);
      reached(page);
      pageRev = page.rev;
      status = "ready";
      retry.reset();
      options.loaded(entry, page.messages);
    } catch (thrown) {
      if (signal.aborted) return;
      life.abort();
      error = asChatFlowError(thrown);
      status = "failed";
      if (isTransient(error)) retry.later(error);
    }
    view.changed();
  }

  function reached(page: { messages: Message[]; before: number | null }) {
    before = page.before;
    from = before === null ? 0 : Math.min(from, page.messages[0]?.seq ?? before);
  }

  async function loadPageBefore(position: number) {
    const { signal } = life;
    try {
      const page = await call("messages.list", { ...place, before: position }, { signal });
      if (signal.aborted) return;
      for (const message of page.messages) merge(message);
      reached(page);
      error = undefined;
    } catch (thrown) {
      if (signal.aborted) return;
      error = asChatFlowError(thrown);
    }
    older = undefined;
    view.changed();
  }

  /** How one stands to it may have changed while nobody told of it; the replies come with the channel's. */
  async function readState() {
    const { signal } = life;
    try {
      const entry = await call("threads.get", place, { signal });
      if (signal.aborted) return;
      merge(entry.root);
      options.loaded(entry, []);
      view.changed();
    } catch (thrown) {
      const failure = asChatFlowError(thrown);
      if (!signal.aborted && isTransient(failure)) retry.later(failure);
    }
  }

  function reload() {
    retry.reset();
    void load();
  }

  void load();

  return {
    channelId,
    threadId,
    get: view.get,
    subscribe: view.subscribe,
    loadOlder() {
      if (status === "failed") return load();
      if (before === null) return Promise.resolve();
      if (!older) {
        older = loadPageBefore(before);
        view.changed();
      }
      return older;
    },
    receive(message) {
      if (status === "failed") return;
      merge(message);
      view.changed();
    },
    channelLoaded(rev) {
      neededRev = rev;
      if (status === "ready" && pageRev < rev) reload();
    },
    newest() {
      let seq = 0;
      let byOthers = 0;
      for (const { message } of loaded()) {
        seq = message.seq;
        if (message.authorId !== options.myId()) byOthers = seq;
      }
      return { seq, byOthers };
    },
    resume() {
      if (status === "failed") reload();
      else if (status === "ready") void readState();
    },
    reload() {
      neededRev = 0;
      reload();
    },
    close() {
      retry.reset();
      begin("failed", new ChatFlowError("not_found"));
    },
    changed: view.changed,
  };
}
