import { ChatFlowError, type Message, type ThreadEntry, type ThreadState } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { type ConversationApi, createConversation } from "./conversation.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import type { SentEntry } from "./message-log.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { createDerived, type Readable } from "./readable.ts";
import type { TimelineEntry, TimelineSnapshot } from "./timeline.ts";

/** Its entries are the replies. */
export type ThreadSnapshot = TimelineSnapshot & {
  /** The message that the thread began with. */
  root: Message | undefined;
  /** How one stands to it. */
  state: ThreadState | undefined;
};

/** A part of a thread, at first the newest replies, kept up to date. It grows both ways, within bounds. */
export type Thread = Readable<ThreadSnapshot> & ConversationApi;

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
  /** So many replies are held at most. */
  most: number;
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
  const { channelId, threadId, call, most, pending, overlay } = options;
  const place = { channelId, threadId };
  const changed = () => view.changed();
  const conversation = createConversation({ call, ...place, most, pending, overlay, changed, load: () => load() });
  const { window, status } = conversation;
  const view = createDerived(snapshot);
  const retry = createRetry(() => void load());
  let root: SentEntry | undefined;
  let pageRev = 0;
  let neededRev = 0;
  let signal = new AbortController().signal;

  function snapshot(): ThreadSnapshot {
    const top: TimelineEntry[] = root ? [root] : [];
    options.overlay(top);
    const [shown] = top;
    return { ...conversation.snapshot(), root: shown?.state === "sent" ? shown.message : undefined, state: options.state() };
  }

  function begin(next: ThreadSnapshot["status"], why?: ChatFlowError): AbortSignal {
    root = undefined;
    pageRev = 0;
    signal = conversation.begin(next, why);
    return signal;
  }

  function merge(message: Message) {
    if (message.id !== threadId) window.place({ state: "sent", message });
    else if (!root || root.message.rev < message.rev) root = { state: "sent", message };
  }

  async function load() {
    const mine = begin("loading");
    try {
      const [entry, page] = await Promise.all([call("threads.get", place, { signal: mine }), conversation.read(mine)]);
      if (mine.aborted) return;
      // Read before the page that the channel began anew with: what changed between them would be missing.
      if (page.rev < neededRev) return retry.later();
      merge(entry.root);
      pageRev = page.rev;
      retry.reset();
      conversation.ready();
      options.loaded(entry, [...page.messages]);
    } catch (thrown) {
      if (mine.aborted) return;
      const error = asChatFlowError(thrown);
      // The other question is of no use alone.
      begin("failed", error);
      if (isTransient(error)) retry.later(error);
    }
    view.changed();
  }

  /** How one stands to it may have changed while nobody told of it; the replies come with the channel's. */
  async function readState() {
    const mine = signal;
    try {
      const entry = await call("threads.get", place, { signal: mine });
      if (mine.aborted) return;
      merge(entry.root);
      options.loaded(entry, []);
      view.changed();
    } catch (thrown) {
      const failure = asChatFlowError(thrown);
      if (!mine.aborted && isTransient(failure)) retry.later(failure);
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
    loadOlder: conversation.loadOlder,
    loadNewer: conversation.loadNewer,
    goTo: conversation.goTo,
    receive(message) {
      if (status() === "failed") return;
      merge(message);
      view.changed();
    },
    channelLoaded(rev) {
      neededRev = rev;
      if (status() === "ready" && pageRev < rev) reload();
    },
    newest() {
      let seq = 0;
      let byOthers = 0;
      for (const message of window.newest(most).messages) {
        seq = message.seq;
        if (message.authorId !== options.myId()) byOthers = seq;
      }
      return { seq, byOthers };
    },
    resume() {
      if (status() === "failed") reload();
      else if (status() === "ready") void readState();
    },
    reload() {
      neededRev = 0;
      reload();
    },
    close() {
      retry.reset();
      conversation.forgetPlace();
      begin("failed", new ChatFlowError("not_found"));
    },
    changed: view.changed,
  };
}
