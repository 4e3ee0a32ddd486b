import { ChatFlowError, type Head, type Message } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createMessageLog, type SentEntry } from "./message-log.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { createDerived, type Readable } from "./readable.ts";

/** One line of a conversation: a message that the server has, or one of one's own on its way there. */
export type TimelineEntry = SentEntry | PendingMessage;

export type TimelineSnapshot = {
  status: "loading" | "ready" | "failed";
  /** The sent ones by `seq`, then those on their way in the order of sending. An entry is the same object until it changes. */
  entries: TimelineEntry[];
  hasOlder: boolean;
  loadingOlder: boolean;
  /** Why it failed, or why the last page of older messages did not come. */
  error?: ChatFlowError | undefined;
};

/** A channel's conversation from its newest message backwards, kept up to date. */
export type Timeline = Readable<TimelineSnapshot> & {
  /** Loads the page before the oldest entry; on a failed timeline, the newest page again. Never rejects: see `error`. */
  loadOlder(): Promise<void>;
};

export type LiveTimeline = Timeline & {
  /** A message that arrived, or the acknowledgement of an own one. */
  receive(message: Message, rev: number, own: boolean): void;
  /** Where the channel stands according to the channel list: asks for what is missing. */
  caughtUpTo(head: Head): void;
  /** Drops everything and loads the newest page. */
  reload(): void;
  /** One has no access any more. Drops everything. */
  close(): void;
  /** Something else than the messages of the server is shown: one's own that are on their way, or changes that are. */
  pendingChanged(): void;
  /** Whether it has every change up to this rev. */
  reached(rev: number): boolean;
  /** What another timeline of this channel can begin with; undefined while it is not ready. */
  kept(): KeptTimeline | undefined;
};

/** The newest messages of a channel, complete up to `rev` of the epoch. */
export type KeptTimeline = { epoch: string; rev: number; messages: Message[]; hasOlder: boolean };

export type TimelineOptions = {
  channelId: string;
  call: Client["call"];
  epoch(): string | undefined;
  head(): Head | undefined;
  pending(): PendingMessage[];
  /** The entries as they are to be shown, in place: what one has changed is on its way. */
  overlay(entries: TimelineEntry[]): void;
  placed(message: Message): void;
  /** It begins anew with a page of this rev: of what changed up to there, nothing was placed. */
  loaded(rev: number): void;
  /** What to begin with, or that there is nothing; undefined where nobody keeps anything. */
  restore(): Promise<KeptTimeline | undefined> | undefined;
  /** There is something else to keep. */
  keep(): void;
};

/** How many messages of a channel are kept. */
export const keptMessages = 100;

/** How long events may take to catch up with the answer to one's own send before that counts as a gap. */
export const ownAheadMs = 300;
/** How long one event may take to catch up with another: a send and an edit are committed side by side. */
export const eventAheadMs = 50;

export function createTimeline(options: TimelineOptions): LiveTimeline {
  const { channelId, call } = options;
  const log = createMessageLog(options.placed);
  const view = createDerived(snapshot);
  const retry = createRetry(() => (status === "failed" ? void load() : void catchUp()));
  let status: TimelineSnapshot["status"] = "loading";
  let error: ChatFlowError | undefined;
  let before: number | null = null;
  let older: Promise<void> | undefined;
  let catchingUp = false;
  let grace: ReturnType<typeof setTimeout> | undefined;
  // Everything under way belongs to one life; what answers to an earlier one is dropped.
  let life = new AbortController();

  function snapshot(): TimelineSnapshot {
    const entries: TimelineEntry[] = log.entries();
    options.overlay(entries);
    for (const message of options.pending()) entries.push(message);
    return { status, entries, hasOlder: before !== null, loadingOlder: older !== undefined, error };
  }

  function begin(next: TimelineSnapshot["status"], why: ChatFlowError | undefined): AbortSignal {
    life.abort();
    life = new AbortController();
    clearTimeout(grace);
    grace = undefined;
    log.clear();
    status = next;
    error = why;
    before = null;
    older = undefined;
    catchingUp = false;
    view.changed();
    return life.signal;
  }

  /** With what was kept, which may be behind; else, or when it is of another epoch, with the newest page. */
  async function start() {
    const { signal } = life;
    const restoring = options.restore();
    if (!restoring) return load();
    const kept = await restoring;
    if (signal.aborted) return;
    const epoch = options.epoch();
    if (!kept || kept.epoch !== epoch || kept.messages.length === 0) return void load();
    log.restore(kept.messages, kept.rev);
    before = kept.hasOlder ? (kept.messages[0]?.seq ?? null) : null;
    status = "ready";
    const head = options.head();
    if (head) log.heardOf(head.rev);
    view.changed();
    await catchUp();
  }

  /** @param resyncTo the head that made loading anew necessary. */
  async function load(resyncTo?: Head) {
    const signal = begin("loading", undefined);
    try {
      const page = await call("messages.list", { channelId }, { signal });
      if (signal.aborted) return;
      log.load(page.messages, page.rev);
      before = page.before;
      status = "ready";
      const head = resyncTo ?? options.head();
      if (head) log.heardOf(head.rev);
      view.changed();
      options.keep();
      options.loaded(page.rev);
      // Still behind after a resync: the server's answers do not fit together yet. Not in a tight circle.
      if (resyncTo && log.behind()) return retry.later();
      retry.reset();
      await catchUp();
    } catch (thrown) {
      if (signal.aborted) return;
      error = asChatFlowError(thrown);
      status = "failed";
      if (isTransient(error)) retry.later(error);
      view.changed();
    }
  }

  function fail(why: ChatFlowError) {
    retry.reset();
    begin("failed", why);
  }

  async function catchUp() {
    if (catchingUp || status !== "ready" || !log.behind()) return;
    catchingUp = true;
    const { signal } = life;
    try {
      while (log.behind()) {
        const since = log.rev();
        const epoch = options.epoch();
        const answer = await call("messages.changes", epoch === undefined ? { channelId, since } : { channelId, since, epoch }, { signal });
        if (signal.aborted) return;
        if (answer.result === "resync") return void load(answer.head);
        log.catchUp(answer.messages, answer.head.rev);
        view.changed();
        options.keep();
        // Told of a change that the answer does not have: ask again, but not in a tight circle.
        if (log.rev() === since) throw new ChatFlowError("unavailable");
      }
      retry.reset();
    } catch (thrown) {
      if (signal.aborted) return;
      const failure = asChatFlowError(thrown);
      if (isTransient(failure)) retry.later(failure);
      else fail(failure);
    } finally {
      if (!signal.aborted) catchingUp = false;
    }
  }

  function graceOver() {
    grace = undefined;
    void catchUp();
  }

  async function loadPageBefore(position: number) {
    const { signal } = life;
    try {
      const page = await call("messages.list", { channelId, before: position }, { signal });
      if (signal.aborted) return;
      log.prepend(page.messages);
      before = page.before;
      error = undefined;
    } catch (thrown) {
      if (signal.aborted) return;
      error = asChatFlowError(thrown);
    }
    older = undefined;
    view.changed();
  }

  void start();

  return {
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
    receive(message, rev, own) {
      // No access any more: an answer that was overtaken by that shows nothing.
      if (error && status === "failed" && !isTransient(error)) return;
      log.receive(message, rev, own);
      view.changed();
      options.keep();
      if (!log.behind()) return;
      grace ??= setTimeout(graceOver, own ? ownAheadMs : eventAheadMs);
    },
    caughtUpTo(head) {
      retry.reset();
      if (status === "failed") return void load();
      log.heardOf(head.rev);
      void catchUp();
    },
    reload() {
      retry.reset();
      void load();
    },
    close: () => fail(new ChatFlowError("not_found")),
    pendingChanged: view.changed,
    reached: (rev) => log.rev() >= rev,
    kept() {
      const epoch = options.epoch();
      if (status !== "ready" || epoch === undefined) return undefined;
      const newest = log.newest(keptMessages + 1);
      const messages = newest.slice(-keptMessages);
      const hasOlder = before !== null || newest.length > messages.length;
      return { epoch, rev: log.rev(), messages, hasOlder };
    },
  };
}
