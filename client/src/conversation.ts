import { ChatFlowError, type Message } from "@chatflow/protocol";
import type { Client } from "./client.ts";
import { asChatFlowError } from "./errors.ts";
import { type GoToOutcome, isInPart, isTarget, messageOf, type Target } from "./go-to.ts";
import type { SentEntry } from "./message-log.ts";
import { createMessageWindow, type MessagePage, type MessageWindow } from "./message-window.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { isOnlyInThread } from "./replies.ts";
import type { TimelineEntry, TimelineSnapshot } from "./timeline.ts";

/** What one can do with the messages of a channel and of a thread alike. */
export type ConversationApi = {
  /**
   * Loads the page before the oldest entry; on a failed conversation, the newest page again. Never rejects: see `error`.
   * What is too much by then is let go of at the newer end, and the other way round.
   */
  loadOlder(): Promise<void>;
  /** Loads the page after the newest entry, where there is one. Called at the newest end it says that one is there. */
  loadNewer(): Promise<void>;
  /**
   * Shows the messages around a place, wherever that is, and says which message is meant. What is loaded already is
   * shown within the call. Never rejects. Calling it again ends what is under way, as `superseded`.
   */
  goTo(target: Target): Promise<GoToOutcome>;
};

export type Conversation = ConversationApi & {
  readonly window: MessageWindow;
  status(): TimelineSnapshot["status"];
  error(): ChatFlowError | undefined;
  snapshot(): TimelineSnapshot;
  /** Drops everything. The signal ends with what begins now. */
  begin(status: TimelineSnapshot["status"], why?: ChatFlowError): AbortSignal;
  /** Reads the newest page into the window, and where one was elsewhere the page there, too. */
  read(signal: AbortSignal): Promise<MessagePage>;
  ready(): void;
  failed(why: ChatFlowError): void;
  /** Nobody will come back to where one was. */
  forgetPlace(): void;
};

export type ConversationOptions = {
  call: Client["call"];
  channelId: string;
  threadId?: string;
  /** So many messages are held at most. */
  most: number;
  pending(): PendingMessage[];
  overlay(entries: TimelineEntry[]): void;
  ownAhead?(): SentEntry[];
  changed(): void;
  /** Loads the newest page again. */
  load(): Promise<void>;
};

/** So many are read around a place, so that there is something on both sides before the next page comes. */
const aroundLimit = 100;

/** The part of a list of messages that is loaded, and the ways to its other parts: what a channel and a thread share. */
export function createConversation(options: ConversationOptions): Conversation {
  const { call, channelId, threadId, changed } = options;
  const place = threadId === undefined ? { channelId } : { channelId, threadId };
  const window = createMessageWindow(options.most);
  let status: TimelineSnapshot["status"] = "loading";
  let error: ChatFlowError | undefined;
  let older: Promise<void> | undefined;
  let newer: Promise<void> | undefined;
  /** Near what one looks at: where one went, or loaded last. */
  let near: number | undefined;
  let comesBack = false;
  // Everything under way belongs to one life, a page also to what is shown; what answers to an earlier one is dropped.
  let life = new AbortController();
  let pages = new AbortController();
  let passage = new AbortController();
  const waiting = new Set<() => void>();

  function leavePages() {
    pages.abort();
    pages = new AbortController();
    older = undefined;
    newer = undefined;
  }

  function settle(next: TimelineSnapshot["status"], why: ChatFlowError | undefined) {
    status = next;
    error = why;
    if (status !== "loading") for (const go of [...waiting]) go();
  }

  async function list(position: object, signal: AbortSignal): Promise<MessagePage> {
    return call("messages.list", { ...place, ...position }, { signal });
  }

  function load(way: "before" | "after"): Promise<void> {
    const edge = () => window.entries().at(way === "before" ? 0 : -1)?.message.seq;
    const position = edge();
    if (position === undefined) return Promise.resolve();
    return loadPage(way, position, () => edge() === position);
  }

  async function loadPage(way: "before" | "after", position: number, isStillEdge: () => boolean) {
    const { signal } = pages;
    const arrived = window.asked();
    try {
      const page = await list({ [way]: position }, signal);
      if (signal.aborted) return;
      near = position;
      if (isStillEdge()) window[way === "before" ? "prepend" : "append"](page);
      error = undefined;
    } catch (thrown) {
      if (signal.aborted) return;
      error = asChatFlowError(thrown);
    } finally {
      arrived();
    }
    if (way === "before") older = undefined;
    else newer = undefined;
    changed();
  }

  /** When the first page is here, or could not come. */
  function loaded(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        waiting.delete(go);
        signal.removeEventListener("abort", go);
        resolve();
      };
      waiting.add(go);
      signal.addEventListener("abort", go);
    });
  }

  function arrive({ id, seq }: Message): GoToOutcome {
    near = seq;
    changed();
    return { status: "there", messageId: id };
  }

  function reveal(target: Exclude<Target, "newest">): GoToOutcome | undefined {
    const was = window.hasNewer();
    const there = window.reveal(
      (message) => isTarget(message, target),
      (oldest) => isInPart(oldest, target),
    );
    if (was && !window.hasNewer()) leavePages();
    return there && arrive(there);
  }

  async function go(target: Target, signal: AbortSignal): Promise<GoToOutcome> {
    let asked: Promise<Message> | undefined;
    const ask = (messageId: string) => {
      asked ??= call("messages.get", { channelId, messageId }, { signal });
      asked.catch(() => {});
      return asked;
    };
    for (;;) {
      if (status === "loading") {
        if (target !== "newest" && "messageId" in target && target.seq === undefined) void ask(target.messageId);
        await loaded(signal);
      }
      if (signal.aborted) return { status: "superseded" };
      if (status === "failed") return { status: "failed", error: error ?? new ChatFlowError("unavailable") };
      if (target === "newest") {
        leavePages();
        window.toNewest();
        changed();
        return { status: "there", messageId: null };
      }
      const revealed = reveal(target);
      if (revealed) return revealed;
      const mine = life;
      let position: object = target;
      if ("messageId" in target) {
        const found = target.seq === undefined ? await ask(target.messageId) : { seq: target.seq };
        if ("threadId" in found && found.threadId !== undefined && found.threadId !== threadId && isOnlyInThread(found))
          return { status: "in-thread", threadId: found.threadId };
        position = { around: found.seq };
      } else if ("seq" in target) position = { around: target.seq };
      if (mine !== life || signal.aborted) continue;
      const arrived = window.asked();
      try {
        const page = await list({ ...position, limit: aroundLimit }, signal);
        if (signal.aborted) return { status: "superseded" };
        if (mine !== life) continue;
        const message = messageOf(page.messages, target);
        if (!message) return "messageId" in target ? { status: "missing" } : { status: "there", messageId: null };
        leavePages();
        window.show(page);
        error = undefined;
        return arrive(message);
      } finally {
        arrived();
      }
    }
  }

  return {
    window,
    status: () => status,
    error: () => error,
    snapshot() {
      const hasNewer = window.hasNewer();
      const entries: TimelineEntry[] = [...window.entries()];
      if (!hasNewer) {
        const newest = window.entries().at(-1)?.message.seq ?? 0;
        for (const entry of options.ownAhead?.() ?? []) if (entry.message.seq > newest) entries.push(entry);
      }
      options.overlay(entries);
      // What is on its way stands at the newest end. A page may bring it before its change has had its turn.
      const pending = hasNewer ? [] : options.pending();
      const known =
        pending.length > 0 ? new Set(entries.map((entry) => (entry.state === "sent" ? entry.message.id : entry.id))) : undefined;
      for (const message of pending) if (!known?.has(message.id)) entries.push(message);
      const loading = { loadingOlder: older !== undefined, loadingNewer: newer !== undefined };
      return { status, entries, hasOlder: window.hasOlder(), hasNewer, ...loading, error };
    },
    begin(next, why) {
      comesBack ||= window.hasNewer();
      life.abort();
      life = new AbortController();
      leavePages();
      window.clear();
      settle(next, why);
      changed();
      return life.signal;
    },
    async read(signal) {
      const arrived = window.asked();
      try {
        const page = await list({}, signal);
        const elsewhere = comesBack && near !== undefined ? await list({ around: near, limit: aroundLimit }, signal) : undefined;
        if (signal.aborted) return page;
        comesBack = false;
        window.load(page.messages, page.before !== null);
        if (elsewhere) window.show(elsewhere);
        return page;
      } finally {
        arrived();
      }
    },
    ready() {
      settle("ready", undefined);
      changed();
    },
    failed(why) {
      settle("failed", why);
      changed();
    },
    forgetPlace() {
      comesBack = false;
    },
    loadOlder() {
      if (status === "failed") return options.load();
      if (status === "loading" || !window.hasOlder()) return Promise.resolve();
      if (!older) {
        older = load("before");
        changed();
      }
      return older;
    },
    loadNewer() {
      if (status === "failed") return options.load();
      if (status === "loading") return Promise.resolve();
      if (!window.hasNewer()) {
        if (window.atNewest()) changed();
        return Promise.resolve();
      }
      if (!newer) {
        newer = load("after");
        changed();
      }
      return newer;
    },
    async goTo(target) {
      passage.abort();
      passage = new AbortController();
      const { signal } = passage;
      try {
        return await go(target, signal);
      } catch (thrown) {
        if (signal.aborted) return { status: "superseded" };
        const why = asChatFlowError(thrown);
        // An address that was cut short is no id, which the server calls invalid: for people both are the same.
        const isMissing = target !== "newest" && "messageId" in target && (why.code === "not_found" || why.code === "invalid_input");
        return isMissing ? { status: "missing" } : { status: "failed", error: why };
      }
    },
  };
}
