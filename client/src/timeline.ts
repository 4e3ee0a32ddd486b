import { ChatFlowError, type Head, type Message } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { type ConversationApi, createConversation } from "./conversation.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createMessageLog, type SentEntry } from "./message-log.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { createDerived, type Readable } from "./readable.ts";
import { isOnlyInThread } from "./replies.ts";

/** One line of a conversation: a message that the server has, or one of one's own on its way there. */
export type TimelineEntry = SentEntry | PendingMessage;

export type TimelineSnapshot = {
  status: "loading" | "ready" | "failed";
  /** The sent ones by `seq`, then those on their way in the order of sending. An entry is the same object until it changes. */
  entries: TimelineEntry[];
  hasOlder: boolean;
  loadingOlder: boolean;
  /** The newest messages are elsewhere; one's own that are on their way are there, too. */
  hasNewer: boolean;
  loadingNewer: boolean;
  /** Why it failed, or why the last page did not come. */
  error?: ChatFlowError | undefined;
};

/** A part of a channel's conversation, at first the newest one, kept up to date. It grows both ways, within bounds. */
export type Timeline = Readable<TimelineSnapshot> & ConversationApi;

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
  /** So many messages are held at most. */
  most: number;
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
  const { channelId, call, most, pending, overlay } = options;
  const log = createMessageLog((entry) => {
    // A reply counts as a change of the channel, and is shown elsewhere.
    if (!isOnlyInThread(entry.message)) window.place(entry);
    options.placed(entry.message);
  });
  const changed = () => view.changed();
  const conversation = createConversation({ call, channelId, most, pending, overlay, ownAhead: log.ownAhead, changed, load: () => load() });
  const { window, status } = conversation;
  const view = createDerived(conversation.snapshot);
  const retry = createRetry(() => (status() === "failed" ? void load() : void catchUp()));
  let catchingUp = false;
  let grace: ReturnType<typeof setTimeout> | undefined;
  let signal = new AbortController().signal;

  function begin(next: TimelineSnapshot["status"], why?: ChatFlowError): AbortSignal {
    clearTimeout(grace);
    grace = undefined;
    log.clear();
    catchingUp = false;
    signal = conversation.begin(next, why);
    return signal;
  }

  /** With what was kept, which may be behind; else, or when it is of another epoch, with the newest page. */
  async function start() {
    const mine = begin("loading");
    const restoring = options.restore();
    if (!restoring) return load();
    const kept = await restoring;
    if (mine.aborted) return;
    const epoch = options.epoch();
    if (!kept || kept.epoch !== epoch || kept.messages.length === 0) return void load();
    loaded(kept.messages, kept.rev, () => window.load(kept.messages, kept.hasOlder));
    await catchUp();
  }

  /** A message of a page that was read later may be ahead of `rev`: it does not make the log complete up to there. */
  function loaded(messages: readonly Message[], rev: number, intoWindow?: () => void) {
    intoWindow?.();
    for (const message of messages) options.placed(message);
    log.reach(rev);
    const head = options.head();
    if (head) log.heardOf(head.rev);
    conversation.ready();
  }

  /** @param resyncTo the head that made loading anew necessary. */
  async function load(resyncTo?: Head) {
    const mine = begin("loading");
    try {
      const page = await conversation.read(mine);
      if (mine.aborted) return;
      loaded(page.messages, page.rev);
      if (resyncTo) log.heardOf(resyncTo.rev);
      options.keep();
      options.loaded(page.rev);
      // Still behind after a resync: the server's answers do not fit together yet. Not in a tight circle.
      if (resyncTo && log.behind()) return retry.later();
      retry.reset();
      await catchUp();
    } catch (thrown) {
      if (mine.aborted) return;
      const error = asChatFlowError(thrown);
      if (isTransient(error)) retry.later(error);
      conversation.failed(error);
    }
  }

  function fail(why: ChatFlowError) {
    retry.reset();
    conversation.forgetPlace();
    begin("failed", why);
  }

  async function catchUp() {
    if (catchingUp || status() !== "ready" || !log.behind()) return;
    catchingUp = true;
    const mine = signal;
    try {
      while (log.behind()) {
        const since = log.rev();
        const epoch = options.epoch();
        const answer = await call("messages.changes", epoch === undefined ? { channelId, since } : { channelId, since, epoch }, {
          signal: mine,
        });
        if (mine.aborted) return;
        if (answer.result === "resync") return void load(answer.head);
        log.catchUp(answer.messages, answer.head.rev);
        view.changed();
        options.keep();
        // Told of a change that the answer does not have: ask again, but not in a tight circle.
        if (log.rev() === since) throw new ChatFlowError("unavailable");
      }
      retry.reset();
    } catch (thrown) {
      if (mine.aborted) return;
      const failure = asChatFlowError(thrown);
      if (isTransient(failure)) retry.later(failure);
      else fail(failure);
    } finally {
      if (!mine.aborted) catchingUp = false;
    }
  }

  function graceOver() {
    grace = undefined;
    void catchUp();
  }

  void start();

  return {
    get: view.get,
    subscribe: view.subscribe,
    loadOlder: conversation.loadOlder,
    loadNewer: conversation.loadNewer,
    goTo: conversation.goTo,
    receive(message, rev, own) {
      // No access any more: an answer that was overtaken by that shows nothing.
      const error = conversation.error();
      if (error && status() === "failed" && !isTransient(error)) return;
      log.receive(message, rev, own);
      view.changed();
      options.keep();
      if (!log.behind()) return;
      grace ??= setTimeout(graceOver, own ? ownAheadMs : eventAheadMs);
    },
    caughtUpTo(head) {
      retry.reset();
      if (status() === "failed") return void load();
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
      if (status() !== "ready" || epoch === undefined) return undefined;
      return { epoch, rev: log.rev(), ...window.newest(keptMessages) };
    },
  };
}
