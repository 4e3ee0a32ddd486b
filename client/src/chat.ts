import type { ChannelEntry, Event, Hello, Me, Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { createAccountParts } from "./account-parts.ts";
import { createAccountSync } from "./account-sync.ts";
import { createArranging } from "./arranging.ts";
import { createChanges } from "./changes.ts";
import { isMessageChange, isWish } from "./changes-entry.ts";
import type { Change } from "./changes-overlay.ts";
import { createChannels } from "./channels.ts";
import type { Chat, ChatOptions, ChatState } from "./chat-api.ts";
import type { Client } from "./client.ts";
import { createHeadGaps } from "./head-gaps.ts";
import { createLater } from "./later.ts";
import { createOneself } from "./oneself.ts";
import { createOutbox } from "./outbox.ts";
import type { Content } from "./outbox-entry.ts";
import { createCell } from "./readable.ts";
import { createReads } from "./reads.ts";
import { createRefusals } from "./refusals.ts";
import { isOnlyInThread, toQuote } from "./replies.ts";
import { searchHere } from "./search.ts";
import { createKeeping, type KeptAccount } from "./storage/keeping.ts";
import { memoryStorage } from "./storage/memory.ts";
import { createTimeline, type LiveTimeline, type TimelineEntry } from "./timeline.ts";
import { createTyping } from "./typing.ts";
import { createUsers } from "./users.ts";
import { createWorkspaceFollower } from "./workspace.ts";

/** Makes the local store of one account on top of its client. It does nothing before {@link Chat.start}. */
export function createChat(client: Client, options: ChatOptions = {}): Chat {
  const state = createCell<ChatState>("loading");
  const most = options.timelineMessages ?? 1500;
  const keeping = createKeeping({
    storage: options.storage ?? memoryStorage(),
    tab: uuidv7(),
    me: () => oneself.known(),
    epoch: () => heldEpoch,
    workspace: () => workspace.value.get() ?? undefined,
    channel: entryToKeep,
    user: (id) => users.get(id),
    timeline: (channelId) => timelines.get(channelId)?.kept(),
    taken(unsent, made) {
      outbox.restore(unsent);
      const waiting = refusals.restore(made);
      changes.restore(waiting.filter(isMessageChange));
      const wishes = waiting.filter(isWish);
      oneself.restoreWishes(wishes);
      arranging.restore(wishes);
    },
  });
  const refusals = createRefusals(keeping.change);
  const wishing = { call: client.call, maySend: () => isConfirmed, keep: keeping.change, refused: refusals.add };
  const arranging = createArranging({
    ...wishing,
    changed: (channelId) => channels.shownOtherwise(channelId),
    done: (channelId, settings) => channels.apply({ type: "settings.updated", channelId, settings }, myId),
  });
  const oneself = createOneself({
    ...wishing,
    changed(me) {
      users.put(me);
      keeping.accountChanged();
    },
  });
  const workspace = createWorkspaceFollower({ call: client.call, changed: keeping.accountChanged });
  const channels = createChannels(keeping.channelChanged, arranging.shown);
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
    refused: refusals.add,
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
    most,
    me: oneself.me.get,
    meChanged: oneself.heard,
    channel: channels.get,
    isOpen: reads.isOpen,
    ensureTimeline: timeline,
    pending: outbox.pending,
    overlay,
    settled: outbox.settled,
    keepDraft: keeping.draft,
  });
  const sync = createAccountSync({
    call: client.call,
    wantsMe: () => !oneself.wasRead(),
    begun: readingBegins,
    done: accountRead,
    failed: accountNotRead,
  });
  const later = createLater(() => {
    if (client.connection.get().status === "online") refresh(true); // else after the next connect
  });
  let myId: string | undefined;
  /** Whether the server has said that one is who was here before: until then nothing is sent in anybody's name. */
  let isConfirmed = false;
  let running: AbortController | undefined;
  /** Whether anything was kept. */
  let begun: Promise<boolean> | undefined;
  let isStarted = false;
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
      if (kept.workspace) workspace.restore(kept.workspace);
      parts.restoreDrafts(kept.drafts);
      oneself.restore(kept.me);
      state.set("ready");
    }
    ends = [client.onEvent(onEvent), client.onHello(onHello), client.connection.subscribe(onConnection)];
    onConnection();
  }

  function restore(): Promise<boolean> {
    if (!begun) {
      running = new AbortController();
      const { signal } = running;
      begun = keeping.begin().then((kept) => {
        if (signal.aborted) return false;
        begin(kept);
        return kept !== undefined;
      });
    }
    return begun;
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
    wishesResume();
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
      case "settings.updated":
      case "scheduled.updated":
      case "presence.updated":
        return;
      case "workspace.updated":
        return workspace.heard(event.workspace);
      case "user.updated":
        return event.user.id === myId ? undefined : users.heard(event.user); // oneself: by `me.updated`
      case "me.updated":
        return oneself.heard(event.me);
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

  /** Without oneself where the line was lost in between: that is read when the server has it calmer. */
  function accountRead(read: Me | undefined, entries: ChannelEntry[]) {
    const isFirst = !isConfirmed;
    if (read) become(read.id);
    if (isFirst) {
      outbox.resume();
      changes.resume();
      wishesResume();
    }
    // What was read over HTTP alone is of an epoch that nobody told.
    const sameEpoch = heldEpoch === epoch || (heldEpoch === undefined && state.get() !== "ready");
    heldEpoch = epoch;
    const heard = channels.heard();
    for (const id of channels.replace(entries, { myId: String(myId), sameEpoch })) lost(id);
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
    parts.resume({ sameEpoch });
    if (read) oneself.read(read);
    if (read) refreshLists(sameEpoch);
    else if (sameEpoch) later.soon();
    else refresh(sameEpoch);
    state.set("ready");
  }

  /** What happened without a connection was told to nobody. */
  function refresh(sameEpoch: boolean) {
    oneself.refresh();
    refreshLists(sameEpoch);
  }

  function refreshLists(sameEpoch: boolean) {
    parts.refresh({ sameEpoch });
    workspace.refresh();
  }

  function readingBegins() {
    if (!oneself.wasRead()) oneself.readingBegins();
    channels.beginReading();
  }

  function wishesResume() {
    oneself.resume();
    arranging.resume();
  }

  function accountNotRead() {
    if (state.get() !== "ready") state.set("failed");
  }

  function timeline(channelId: string): LiveTimeline {
    let found = timelines.get(channelId);
    if (!found) {
      found = createTimeline({
        channelId,
        most,
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

  function* loadedMessages() {
    for (const timeline of timelines.values()) {
      for (const entry of timeline.get().entries) if (entry.state === "sent") yield entry.message;
    }
    yield* parts.threadMessages();
  }

  function halt() {
    running?.abort();
    running = undefined;
    begun = undefined;
    isStarted = false;
    for (const end of ends) end();
    ends = [];
    client.stop();
  }

  function forget() {
    sync.stop();
    outbox.clear();
    changes.clear();
    refusals.clear();
    users.clear();
    typing.clear();
    for (const each of timelines.values()) each.close();
    timelines.clear();
    channels.clear();
    reads.clear();
    gaps.clear();
    parts.clear();
    workspace.clear();
    arranging.clear();
    oneself.clear();
    later.clear();
    myId = undefined;
    isConfirmed = false;
    epoch = undefined;
    heldEpoch = undefined;
    state.set("loading");
  }

  const change = (channelId: string, messageId: string, what: Change, holdMs?: number) =>
    changes.make({ channelId, messageId }, what, holdMs);

  return {
    ...parts.api,
    client,
    state,
    storage: keeping.state,
    kept: keeping.kept,
    me: oneself.me,
    workspace: workspace.value,
    channels: channels.list,
    channel: channels.of,
    setPreferences: oneself.setPreferences,
    arrange: arranging.arrange,
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
    remove: (channelId, messageId, { holdMs } = {}) => change(channelId, messageId, { do: "remove" }, holdMs),
    undo: changes.undo,
    react: (channelId, messageId, emoji, on) => change(channelId, messageId, { do: "react", emoji, on }),
    pin: (channelId, messageId, on) => change(channelId, messageId, { do: "pin", on }),
    refusals: refusals.list,
    dismiss: refusals.dismiss,
    search: (query, { signal } = {}) =>
      searchHere(query, {
        signal,
        loaded: loadedMessages,
        kept: keeping.messages,
        isMine: (channelId) => channels.get(channelId) !== undefined,
      }),
    restore,
    start() {
      if (!isStarted) {
        isStarted = true;
        client.start();
        void restore();
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
      if (!isOnlyInThread(content)) void timelines.get(channelId)?.goTo("newest");
      parts.sent(content);
      return id;
    },
  };
}
