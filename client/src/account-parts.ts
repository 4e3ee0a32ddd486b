import {
  type ChannelEntry,
  type Event,
  type Input,
  limits,
  type Me,
  type Message,
  type Presence,
  type Receipt,
  type ScheduledMessage,
} from "@chatflow/protocol";
import type { Client } from "./client.ts";
import { createDrafts, type DraftsOptions, type UnsentDraft } from "./drafts.ts";
import { createMentioned, type MentionedList } from "./mentioned.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { createPresenceWatch } from "./presence.ts";
import type { Readable } from "./readable.ts";
import { createReceipts } from "./receipts.ts";
import { createSaved, type SavedList } from "./saved.ts";
import { createScheduled, type Rescheduling, type ScheduledSnapshot, type ScheduleOptions } from "./scheduled.ts";
import type { ThreadList } from "./thread-list.ts";
import type { UnreadThreads } from "./thread-states.ts";
import type { Thread } from "./thread-timeline.ts";
import { createThreads } from "./threads.ts";
import type { TimelineEntry } from "./timeline.ts";

/** What a chat offers beside its channels and their messages. */
export type AccountPartsApi = {
  /** A thread, by its channel and the message that it began with. Loaded when first asked for, and kept up to date. */
  thread(channelId: string, threadId: string): Thread;
  /** The threads that one follows, the newest reply first; read when somebody first asks. */
  threads: ThreadList;
  /** How many followed threads have something unread, on any device, and how many messages in them mention one. */
  unreadThreads: Readable<UnreadThreads>;
  /** Which thread, of those that were asked for, one is looking at: it counts as read here, and by the server. */
  setOpenThread(threadId: string | null): void;
  /** Follows a thread, or ceases to. Rejects when the server refuses it or cannot be reached. */
  follow(channelId: string, threadId: string, on: boolean): Promise<void>;
  /**
   * Whether somebody is there. The server tells while anybody subscribes, of 200 people at most: those asked about
   * last. Undefined while it is not known: without a subscription, or a connection.
   */
  presence(userId: string): Readable<Presence | undefined>;
  /** Whether somebody is at this device; at first that is so. Others see one as away when it is true of none. */
  setActive(active: boolean): void;
  /**
   * How far the others have got and read. Read when somebody subscribes and whenever the channel is opened; empty in
   * large channels, and where one takes no part in receipts.
   */
  receipts(channelId: string): Readable<readonly Receipt[]>;
  /** The messages that one keeps at hand, what was saved last first; read when somebody first asks. */
  saved: SavedList;
  isSaved(messageId: string): Readable<boolean>;
  /** Keeps a message at hand, or no more. Shown at once; taken back, and rejected, when the server refuses it. */
  save(message: Message, on: boolean): Promise<void>;
  /** The messages of others that mention one, in all channels, the newest first; read when somebody first asks. */
  mentioned: MentionedList;
  /** What one lets the server send later, the next one first; read when somebody first asks. */
  scheduled: Readable<ScheduledSnapshot>;
  /**
   * Lets the server send a message at `sendAt` (ISO 8601 in UTC with milliseconds), at most a year ahead; a time that
   * has passed sends it at once. Rejects when the server refuses it or cannot be reached; the same again does not make
   * two of it.
   */
  schedule(channelId: string, text: string, sendAt: string, options?: ScheduleOptions): Promise<ScheduledMessage>;
  /** Changes its text or time; one that could not be sent waits again. Rejects, with `not_found` once it is sent. */
  reschedule(scheduledId: string, change: Rescheduling): Promise<ScheduledMessage>;
  /** Withdraws it. Rejects, with `not_found` once it is sent. */
  unschedule(scheduledId: string): Promise<void>;
  /** What one has written and not sent, here or on another device; empty when there is nothing. */
  draft(channelId: string, threadId: string | null): Readable<string>;
  /** Keeps what one is writing: here at once, on the server soon after the last change, and at once when it is emptied, as sending does. */
  setDraft(channelId: string, threadId: string | null, text: string): void;
  /** Sets one's status and settings; `me` follows. Rejects when the server refuses it or cannot be reached. */
  updateMe(change: Input<"users.updateMe">): Promise<void>;
};

/** The parts behind {@link AccountPartsApi}, and what they are to be told. */
export type AccountParts = {
  api: AccountPartsApi;
  event(event: Event): void;
  connected(connectionId: string): void;
  disconnected(): void;
  /** The account was read on a new connection: what is looked at goes on, and what was read is told. */
  resume(options: { sameEpoch: boolean }): void;
  /** What happened without a connection was told to nobody: the lists are read afresh. */
  refresh(options: { sameEpoch: boolean }): void;
  opened(channelId: string | null): void;
  /** A message came, in whatever order. `own`: the server has just acknowledged it. */
  received(message: Message, own: boolean): void;
  /** A message took its place in the timeline of its channel, or changed in it. */
  placed(message: Message): void;
  channelLoaded(channelId: string, rev: number): void;
  pendingChanged(channelId: string): void;
  /** One is sending this. */
  sent(content: { channelId: string; threadId?: string | undefined }): void;
  /** What is loaded of threads. */
  threadMessages(): Iterable<Message>;
  restoreDrafts(unsent: readonly UnsentDraft[]): void;
  gained(channelId: string): void;
  lost(channelId: string): void;
  clear(): void;
};

export type AccountPartsOptions = {
  call: Client["call"];
  /** So many replies of a thread are held at most. */
  most: number;
  me(): Me | null;
  /** One's own settings, as the server has just said. */
  meChanged(me: Me): void;
  channel(channelId: string): ChannelEntry | undefined;
  isOpen(channelId: string): boolean;
  /** Makes sure that the channel's timeline lives: a thread stands on it. */
  ensureTimeline(channelId: string): void;
  pending(channelId: string): PendingMessage[];
  overlay(channelId: string, entries: TimelineEntry[]): void;
  settled(messageId: string): void;
  keepDraft?: DraftsOptions["keep"];
};

export function createAccountParts(options: AccountPartsOptions): AccountParts {
  const { call, me } = options;
  const myId = () => me()?.id;
  const threads = createThreads({ ...options, myId });
  const presence = createPresenceWatch(call);
  const receipts = createReceipts({ call, myId, told: tellsReceipts });
  const drafts = createDrafts(options.keepDraft ? { call, keep: options.keepDraft } : { call });
  const saved = createSaved(call);
  const mentioned = createMentioned({ call, myId });
  const scheduled = createScheduled(call);
  let life = {};

  function tellsReceipts(channelId: string): boolean {
    const entry = options.channel(channelId);
    return me()?.receipts === true && entry !== undefined && entry.channel.memberCount <= limits.receiptMembers;
  }

  /** To read a channel implies to have it, and is told by itself. */
  function got({ channelId, seq, authorId }: Message) {
    if (authorId === myId() || options.isOpen(channelId)) return;
    if (seq > (options.channel(channelId)?.read?.readSeq ?? 0)) receipts.got(channelId, seq);
  }

  async function updateMe(change: Input<"users.updateMe">) {
    const mine = life;
    const updated = await call("users.updateMe", change);
    if (mine === life) options.meChanged(updated);
  }

  return {
    api: {
      thread(channelId, threadId) {
        options.ensureTimeline(channelId);
        return threads.thread(channelId, threadId);
      },
      threads: threads.list,
      unreadThreads: threads.unread,
      setOpenThread: threads.open,
      follow: threads.follow,
      presence: presence.of,
      setActive: presence.setActive,
      receipts: receipts.of,
      saved: saved.list,
      isSaved: saved.isSaved,
      save: saved.save,
      mentioned: mentioned.list,
      scheduled: scheduled.list,
      schedule: scheduled.schedule,
      reschedule: scheduled.reschedule,
      unschedule: scheduled.unschedule,
      draft: drafts.of,
      setDraft: drafts.set,
      updateMe,
    },
    event(event) {
      switch (event.type) {
        case "thread.updated":
          return threads.updated(event.entry);
        case "receipt.updated":
          return receipts.heard(event.channelId, event.receipt);
        case "saved.updated":
          return saved.heard(event, event.savedAt);
        case "scheduled.updated":
          return scheduled.heard(event.scheduledId, event.scheduled);
        case "draft.updated":
          return drafts.heard(event.channelId, event.threadId, event.draft);
        case "presence.updated":
          return presence.heard(event.presence);
        case "member.left":
          receipts.left(event.channelId, event.userId);
          return receipts.changed(event.channelId);
        case "member.joined":
        case "channel.updated":
          return receipts.changed(event.channelId);
        default:
      }
    },
    connected: presence.connected,
    disconnected: presence.disconnected,
    resume({ sameEpoch }) {
      threads.resume({ sameEpoch });
      receipts.refresh({ sameEpoch });
    },
    refresh({ sameEpoch }) {
      threads.refresh();
      drafts.refresh({ sameEpoch });
      saved.refresh();
      mentioned.refresh();
      scheduled.refresh();
    },
    opened(channelId) {
      if (channelId !== null) receipts.opened(channelId);
    },
    received(message, own) {
      threads.received(message, own);
      saved.noticed(message);
      mentioned.noticed(message);
      got(message);
    },
    placed(message) {
      threads.placed(message);
      saved.noticed(message);
      mentioned.noticed(message);
      got(message);
    },
    channelLoaded: threads.channelLoaded,
    pendingChanged: threads.pendingChanged,
    sent({ channelId, threadId }) {
      if (threadId !== undefined) threads.sent(channelId, threadId);
    },
    threadMessages: threads.messages,
    restoreDrafts: drafts.restore,
    gained(channelId) {
      threads.gained(channelId);
      drafts.refresh({ sameEpoch: true });
      saved.refresh();
      mentioned.refresh();
      receipts.opened(channelId);
    },
    lost(channelId) {
      threads.forget(channelId);
      drafts.forget(channelId);
      saved.forget(channelId);
      mentioned.forget(channelId);
      receipts.forget(channelId);
    },
    clear() {
      life = {};
      threads.clear();
      presence.clear();
      receipts.clear();
      drafts.clear();
      saved.clear();
      mentioned.clear();
      scheduled.clear();
    },
  };
}
