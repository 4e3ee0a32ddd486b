import type { ChannelEntry, Event, Hello, Me, Message, User } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { type AccountPartsApi, createAccountParts } from "./account-parts.ts";
import { createAccountSync } from "./account-sync.ts";
import { createChanges } from "./changes.ts";
import type { Refusal } from "./changes-entry.ts";
import type { Change } from "./changes-overlay.ts";
import { createChannels } from "./channels.ts";
import type { Client } from "./client.ts";
import { createHeadGaps } from "./head-gaps.ts";
import { createOutbox } from "./outbox.ts";
import type { Content } from "./outbox-entry.ts";
import { createCell, type Readable } from "./readable.ts";
import { createReads } from "./reads.ts";
import { isOnlyInThread, toQuote } from "./replies.ts";
import type { StorageState } from "./storage/keeper.ts";
import { createKeeping, type KeptAccount } from "./storage/keeping.ts";
import { memoryStorage } from "./storage/memory.ts";
import type { ChatStorage } from "./storage/storage.ts";
import { createTimeline, type LiveTimeline, type Timeline, type TimelineEntry } from "./timeline.ts";
import { createTyping } from "./typing.ts";
import { createUsers } from "./users.ts";

export type ChatState = "loading" | "ready" | "failed";

export type ChatOptions = {
  /** Where to keep what outlives this program: `indexedDbStorage()` in a browser; by default only in memory. */
  storage?: ChatStorage | undefined;
};

/** What a message may be beside its text. */
export type SendOptions = {
  /** Of a reply: the message that its thread began with. */
  threadId?: string | undefined;
  /** Shows a reply in the channel, too. */
  alsoInChannel?: boolean | undefined;
  /** A message to quote or forward: a copy of it goes along. */
  quote?: Message | undefined;
};

/** What one's account sees, held locally and kept in step with the server. */
export type Chat = AccountPartsApi & {
  client: Client;
  /** Shows what is kept, connects and loads; when the first load has failed, tries again. */
  start(): void;
  /** Disconnects and forgets everything here. What is kept in the storage stays there, unsent messages too. */
  stop(): void;
  /**
   * Stops, and removes everything from the storage, unsent messages too: what signing out needs. Resolves when nothing
   * is left there; where that failed, `storage` says so.
   */
  wipe(): Promise<void>;
  /**
   * The first load: from the storage, if the account was here before, else from the server. Once ready it stays so
   * until {@link Chat.stop}, or until the server says that one is somebody else: what is shown then may be behind,
   * never wrong.
   */
  state: Readable<ChatState>;
  /** Whether what shall outlive this program is written down. When that fails, everything else goes on. */
  storage: Readable<StorageState>;
  /**
   * Resolves when every message sent and every change made until now is in the storage for good, or has been settled
   * by the server: true when a crash from here on loses none of them, false when the storage failed. With the storage
   * in memory that holds as long as the program runs.
   */
  kept(): Promise<boolean>;
  me: Readable<Me | null>;
  /** One's own: those with a name by name, then direct ones by newest activity. */
  channels: Readable<ChannelEntry[]>;
  /** One of one's own, or undefined. */
  channel(id: string): Readable<ChannelEntry | undefined>;
  /** Messages by others that one has not read on any device, up to 1,000 of those that were there before. */
  unread(id: string): Readable<number>;
  /** Those of the unread that mention one, by name or with everyone. */
  mentions(id: string): Readable<number>;
  /** Which channel one is looking at: it counts as read here, and by the server on all devices. */
  setOpen(channelId: string | null): void;
  /** Ids of who is typing in a channel just now, oneself left out; not told in large channels. */
  typing(channelId: string): Readable<readonly string[]>;
  /** Tells the others that one is typing. Call it at every change of the text; it is sent now and then. */
  tellTyping(channelId: string): void;
  /** Fetched when first asked for. Undefined until then, and for ids that nobody has. */
  user(id: string): Readable<User | undefined>;
  /** Loaded when first asked for, and kept up to date until {@link Chat.stop}. */
  timeline(channelId: string): Timeline;
  /**
   * Sends a message and returns its id at once. It is in the timeline from now on, and sent until the server has it,
   * or refuses it for good. It is written into the storage as soon as the current task ends, whether or not there is a
   * connection; {@link Chat.kept} says when it is there.
   * Throws while it is not known who writes: before the first connection of an account that is not kept here.
   */
  send(channelId: string, text: string, options?: SendOptions): string;
  /**
   * Sends a failed message again, after those sent since: under its id, unless that may be taken by an earlier attempt
   * with another text.
   */
  retry(messageId: string): void;
  /**
   * Takes back a message that failed or still waits, and returns its text so that it can be edited; undefined when it
   * is just being sent, or is sent. One that waits after a lost connection may have arrived all the same; then it
   * comes back like every other message.
   */
  discard(messageId: string): string | undefined;
  /**
   * Says something else in a message that waits or failed. Returns its id from now on; undefined when it is sent. One
   * that waits keeps its id and its place: if it may have arrived with its first text, it is edited once that is
   * certain. A failed one is sent as a new message, under a new id.
   */
  rewrite(messageId: string, text: string): string | undefined;
  /**
   * Changes the text of a message that the server has. This and the next three are shown at once (`changing` marks the
   * entry), kept, and sent until the server has done it, also after a reload; those of one message in the order in
   * which they were made. One that the server refuses for good is not shown any more, and is in `refusals`. Each
   * returns the change's id.
   */
  edit(channelId: string, messageId: string, text: string): string;
  /** Deletes a message. */
  remove(channelId: string, messageId: string): string;
  /** Adds one's reaction, or takes it back. */
  react(channelId: string, messageId: string, emoji: string, on: boolean): string;
  /** Pins a message to its channel, or takes the pin away. */
  pin(channelId: string, messageId: string, on: boolean): string;
  /** Changes that were refused for good, each with the reason and all that was given, until they are dismissed. */
  refusals: Readable<readonly Refusal[]>;
  dismiss(refusalId: string): void;
};

/** Makes the local store of one account on top of its client. It does nothing before {@link Chat.start}. */
export function createChat(client: Client, options: ChatOptions = {}): Chat {
  const state = createCell<ChatState>("loading");
  const me = createCell<Me | null>(null);
  const keeping = createKeeping({
    storage: options.storage ?? memoryStorage(),
    tab: uuidv7(),
    me: () => me.get(),
    epoch: () => heldEpoch,
    channel: entryToKeep,
    user: (id) => users.get(id),
    timeline: (channelId) => timelines.get(channelId)?.kept(),
    taken(unsent, made) {
      outbox.restore(unsent);
      changes.restore(made);
    },
  });
  const channels = createChannels(keeping.channelChanged);
  const reads = createReads({ myId: () => myId, markRead: (channelId, seq) => client.call("channels.markRead", { channelId, seq }) });
  const users = createUsers(client.call, keeping.userChanged);
  const typing = createTyping({ myId: () => myId, send: tellTyping });
  const timelines = new Map<string, LiveTimeline>();
  const pendingChanged = (channelId: string) => {
    timelines.get(channelId)?.pendingChanged();
    parts.pendingChanged(channelId);
  };
  const outbox = createOutbox({
    call: client.call,
    mayCall: () => isConfirmed,
    changed: pendingChanged,
    acknowledged(message) {
      channels.advance(message);
      received(message, message.rev, true);
    },
    edit: (place, text) => void changes.make(place, { do: "edit", text }),
    keep: keeping.unsent,
    newId: uuidv7,
  });
  const changes = createChanges({
    call: client.call,
    mayCall: () => isConfirmed,
    myId: () => myId,
    changed: pendingChanged,
    carriedOut(message) {
      received(message, message.rev, false);
      return timelines.get(message.channelId)?.reached(message.rev) === false;
    },
    keep: keeping.change,
    newId: uuidv7,
  });
  const gaps = createHeadGaps({
    call: client.call,
    timeline: (channelId) => timelines.get(channelId)?.get().status,
    beginReading(channelId) {
      const reading = channels.beginReadingOf(channelId);
      return {
        done(entry) {
          reading.done(entry, myId);
          if (entry.read) reads.counted(channelId, entry.read);
        },
        end: reading.end,
      };
    },
  });
  const parts = createAccountParts({
    call: client.call,
    me: () => me.get(),
    meChanged,
    channel: channels.get,
    isOpen: reads.isOpen,
    ensureTimeline: timeline,
    pending: outbox.pending,
    overlay,
    settled: outbox.settled,
    keepDraft: keeping.draft,
  });
  const sync = createAccountSync({ call: client.call, begun: readingBegins, done: accountRead, failed: accountNotRead });
  let myId: string | undefined;
  /** Whether the server has said that one is who was here before: until then nothing is sent in anybody's name. */
  let isConfirmed = false;
  /** One's settings that changed while they were being read. */
  let meMeanwhile: Me | undefined;
  let running: AbortController | undefined;
  let epoch: string | undefined;
  /** The epoch that what is held locally belongs to. */
  let heldEpoch: string | undefined;
  let ends: (() => void)[] = [];

  /** What was kept is shown before the network has said anything. */
  function begin(kept: KeptAccount | undefined) {
    if (kept) {
      myId = kept.me.id;
      epoch = kept.epoch;
      heldEpoch = kept.epoch;
      channels.restore(kept.channels);
      for (const { channel, read } of kept.channels) if (read) reads.counted(channel.id, read);
      users.restore(kept.users);
      parts.restoreDrafts(kept.drafts);
      me.set(kept.me);
      state.set("ready");
    }
    ends = [client.onEvent(onEvent), client.onHello(onHello), client.connection.subscribe(onConnection)];
    onConnection();
  }

  /** As the server says. What is held of somebody else is wiped before anything is done in the new name. */
  function become(userId: string) {
    if (myId !== undefined && myId !== userId) forget();
    myId = userId;
    isConfirmed = true;
    keeping.own(userId);
  }

  function onHello(hello: Hello) {
    become(hello.userId);
    if (epoch !== undefined && epoch !== hello.epoch) {
      changes.epochChanged();
      // Before anything was read, something may have been heard.
      heldEpoch ??= epoch;
    }
    epoch = hello.epoch;
    sync.run();
    outbox.resume();
    changes.resume();
    keeping.lookAround();
    reads.resume();
    users.resume();
    parts.connected(hello.connectionId);
  }

  /** Without a live connection the first load goes over HTTP; the later ones wait for the connection. */
  function onConnection() {
    const { status } = client.connection.get();
    if (status !== "online") parts.disconnected();
    if (state.get() === "ready") return;
    if (status === "waiting" && !sync.running()) sync.run();
    if (status === "refused") state.set("failed");
  }

  function onEvent(event: Event) {
    if ("channelId" in event) channels.apply(event, myId);
    parts.event(event);
    switch (event.type) {
      case "message.created":
      case "message.updated":
        return received(event.message, event.rev, false);
      case "typing":
        return typing.heard(event.channelId, event.userId);
      case "read.updated":
        return reads.counted(event.channelId, event.read);
      case "channel.created":
        return gained(event.channelId);
      case "member.joined":
        return event.member.userId === myId ? gained(event.channelId) : undefined;
      case "member.left":
        return event.userId === myId ? lost(event.channelId) : undefined;
      case "channel.updated":
      case "member.updated":
      case "thread.updated":
      case "receipt.updated":
      case "saved.updated":
      case "draft.updated":
      case "presence.updated":
        return;
      case "me.updated":
        if (sync.running()) meMeanwhile = event.me;
        return meChanged(event.me);
      default:
        event satisfies never;
    }
  }

  /** Only while the connection stands: later it is of no use to anybody. */
  async function tellTyping(channelId: string) {
    if (client.connection.get().status === "online") await client.call("channels.typing", { channelId });
  }

  function received(message: Message, rev: number, own: boolean) {
    typing.said(message.channelId, message.authorId);
    gaps.heard(message.channelId, rev);
    const timeline = timelines.get(message.channelId);
    reads.noticed(message);
    parts.received(message, own);
    // Tells by `placed` when the message has its place; until then an own one stays on its way.
    if (timeline) timeline.receive(message, rev, own);
    else outbox.settled(message.id);
  }

  function gained(channelId: string) {
    const entry = channels.get(channelId);
    if (!entry) return;
    gaps.known(channelId, entry.head.rev);
    if (entry.read) reads.counted(channelId, entry.read);
    const timeline = timelines.get(channelId);
    // A page that is under way may have been asked for before one came, and be refused.
    if (timeline && timeline.get().status !== "ready") timeline.reload();
    parts.gained(channelId);
  }

  function lost(channelId: string) {
    reads.forget(channelId);
    gaps.forget(channelId);
    timelines.get(channelId)?.close();
    parts.lost(channelId);
    keeping.timelineChanged(channelId);
  }

  function accountRead(read: Me, entries: ChannelEntry[]) {
    const isFirst = !isConfirmed;
    become(read.id);
    if (isFirst) {
      outbox.resume();
      changes.resume();
    }
    // What was read over HTTP alone is of an epoch that nobody told.
    const sameEpoch = heldEpoch === epoch || (heldEpoch === undefined && state.get() !== "ready");
    heldEpoch = epoch;
    const heard = channels.heard();
    for (const id of channels.replace(entries, { myId: read.id, sameEpoch })) lost(id);
    if (!sameEpoch) for (const { channel } of entries) reads.forget(channel.id);
    gaps.clear();
    for (const { channel, head } of entries) gaps.known(channel.id, head.rev);
    for (const { channel, read: counted } of entries) if (counted) reads.counted(channel.id, counted);
    // What came meanwhile may be younger than the list, and there was nothing that it could be counted onto.
    for (const event of heard) {
      if (event.type === "read.updated") reads.counted(event.channelId, event.read);
      else if ("message" in event) {
        reads.noticed(event.message);
        gaps.heard(event.channelId, event.rev);
      }
    }
    for (const { channel, head } of channels.list.get()) {
      const timeline = timelines.get(channel.id);
      if (!sameEpoch) timeline?.reload();
      else timeline?.caughtUpTo(head);
    }
    meChanged(meMeanwhile ?? read);
    parts.refresh({ sameEpoch });
    state.set("ready");
  }

  function readingBegins() {
    meMeanwhile = undefined;
    channels.beginReading();
  }

  function meChanged(next: Me) {
    me.set(next);
    users.put(next);
    keeping.accountChanged();
  }

  function accountNotRead() {
    if (state.get() !== "ready") state.set("failed");
  }

  function timeline(channelId: string): LiveTimeline {
    let found = timelines.get(channelId);
    if (!found) {
      found = createTimeline({
        channelId,
        call: client.call,
        epoch: () => heldEpoch,
        head: () => channels.get(channelId)?.head,
        pending: () => outbox.pending(channelId).filter((message) => !isOnlyInThread(message)),
        overlay: (entries) => overlay(channelId, entries),
        loaded(rev) {
          gaps.begunAt(channelId, rev);
          parts.channelLoaded(channelId, rev);
        },
        restore: () => keeping.timeline(channelId),
        keep: () => keeping.timelineChanged(channelId),
        placed(message) {
          channels.advance(message);
          outbox.settled(message.id);
          changes.placed(message);
          reads.noticed(message);
          parts.placed(message);
        },
      });
      timelines.set(channelId, found);
    }
    return found;
  }

  /** What one has changed is shown as it will be. */
  function overlay(channelId: string, entries: TimelineEntry[]) {
    if (!changes.any(channelId)) return;
    for (const [at, entry] of entries.entries()) if (entry.state === "sent") entries[at] = changes.shown(entry);
  }

  function entryToKeep(id: string): ChannelEntry | undefined {
    const entry = channels.get(id);
    // As it is counted here, with what was heard since the server counted.
    return entry?.read
      ? { ...entry, read: { ...entry.read, unread: reads.of(id).get(), mentions: reads.mentions(id).get(), seq: entry.head.seq } }
      : entry;
  }

  function halt() {
    running?.abort();
    running = undefined;
    for (const end of ends) end();
    ends = [];
    client.stop();
  }

  function forget() {
    sync.stop();
    outbox.clear();
    changes.clear();
    users.clear();
    typing.clear();
    for (const each of timelines.values()) each.close();
    timelines.clear();
    channels.clear();
    reads.clear();
    gaps.clear();
    parts.clear();
    meMeanwhile = undefined;
    myId = undefined;
    isConfirmed = false;
    epoch = undefined;
    heldEpoch = undefined;
    me.set(null);
    state.set("loading");
  }

  const change = (channelId: string, messageId: string, what: Change) => changes.make({ channelId, messageId }, what);

  return {
    ...parts.api,
    client,
    state,
    storage: keeping.state,
    kept: keeping.kept,
    me,
    channels: channels.list,
    channel: channels.of,
    unread: reads.of,
    mentions: reads.mentions,
    setOpen(channelId) {
      reads.open(channelId);
      parts.opened(channelId);
    },
    typing: typing.of,
    tellTyping: typing.tell,
    user: users.of,
    timeline,
    retry: outbox.retry,
    discard: outbox.discard,
    rewrite: outbox.rewrite,
    edit: (channelId, messageId, text) => change(channelId, messageId, { do: "edit", text }),
    remove: (channelId, messageId) => change(channelId, messageId, { do: "remove" }),
    react: (channelId, messageId, emoji, on) => change(channelId, messageId, { do: "react", emoji, on }),
    pin: (channelId, messageId, on) => change(channelId, messageId, { do: "pin", on }),
    refusals: changes.refusals,
    dismiss: changes.dismiss,
    start() {
      if (!running) {
        running = new AbortController();
        const { signal } = running;
        client.start();
        void keeping.begin().then((kept) => {
          if (!signal.aborted) begin(kept);
        });
      } else if (state.get() === "failed") {
        state.set("loading");
        if (client.connection.get().status === "online") sync.run();
        else client.reconnectNow();
      }
    },
    stop() {
      halt();
      keeping.end();
      forget();
    },
    async wipe() {
      halt();
      const wiping = keeping.wipe();
      forget();
      await wiping;
    },
    send(channelId, text, { threadId, alsoInChannel, quote } = {}) {
      if (myId === undefined) throw new Error("Wait until the chat is ready (chat.state) before you send.");
      const id = uuidv7();
      const content: Content = { id, channelId, authorId: myId, text, createdAt: new Date().toISOString() };
      if (threadId !== undefined) content.threadId = threadId;
      if (threadId !== undefined && alsoInChannel) content.alsoInChannel = true;
      if (quote) content.quote = toQuote(quote);
      outbox.send(content);
      parts.sent(content);
      return id;
    },
  };
}
