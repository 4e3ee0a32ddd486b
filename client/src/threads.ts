import type { Message, ThreadEntry } from "@chatflow/protocol";
import type { Client } from "./client.ts";
import type { PendingMessage } from "./outbox-entry.ts";
import { createPositionMarks } from "./position-marks.ts";
import type { Readable } from "./readable.ts";
import { createThreadList, type ThreadList } from "./thread-list.ts";
import { createThreadStates, keyOf, threadKey, type UnreadThreads } from "./thread-states.ts";
import { createThreadTimeline, type LiveThread, type Thread } from "./thread-timeline.ts";
import type { TimelineEntry } from "./timeline.ts";

/** All threads of one account: those that are open, how one stands to them, and the list of those that one follows. */
export type Threads = {
  /** The channel's timeline has to live: what takes its place there is given to {@link Threads.placed}. */
  thread(channelId: string, threadId: string): Thread;
  list: ThreadList;
  unread: Readable<UnreadThreads>;
  /** Which thread is being looked at: what is there, and what comes, is read. */
  open(threadId: string | null): void;
  follow(channelId: string, threadId: string, on: boolean): Promise<void>;
  /** The server tells how one stands to a thread. */
  updated(entry: ThreadEntry): void;
  /** A message took its place in the timeline of its channel, or changed in it. */
  placed(message: Message): void;
  /** A message came, in whatever order. `own`: the server has just acknowledged it. */
  received(message: Message, own: boolean): void;
  channelLoaded(channelId: string, rev: number): void;
  /** What is loaded of all of them. */
  messages(): Iterable<Message>;
  /** One replies: the thread shows its newest end. */
  sent(channelId: string, threadId: string): void;
  /** Something is different about what is on its way in a channel. */
  pendingChanged(channelId: string): void;
  /** There is a new connection: those that are open go on, and what was read is told. */
  resume(options: { sameEpoch: boolean }): void;
  /** Reads afresh those that have something unread, and the list. */
  refresh(): void;
  gained(channelId: string): void;
  forget(channelId: string): void;
  clear(): void;
};

export type ThreadsOptions = {
  call: Client["call"];
  /** So many replies of a thread are held at most. */
  most: number;
  myId(): string | undefined;
  pending(channelId: string): PendingMessage[];
  overlay(channelId: string, entries: TimelineEntry[]): void;
  /** The server has this message: it came with a page. */
  settled(messageId: string): void;
};

export function createThreads(options: ThreadsOptions): Threads {
  const { call } = options;
  const timelines = new Map<string, LiveThread>();
  const states = createThreadStates({
    call,
    changed(key) {
      timelines.get(key)?.changed();
      list.changed();
    },
  });
  const list = createThreadList(call, states);
  const marks = createPositionMarks<ThreadEntry>({
    tell: (key, seq) => call("threads.markRead", { ...placeOf(key), seq }),
    told: (_, entry) => states.put(entry),
  });
  /** The id alone, and the key as soon as it is known in which channel it is. */
  let wantedOnScreen: string | null = null;
  let onScreen: string | null = null;
  let life = {};

  function look() {
    const known = [...timelines].find(([, { threadId }]) => threadId === wantedOnScreen);
    const key = known?.[0] ?? null;
    if (key === onScreen) return;
    onScreen = key;
    states.open(key);
    readOnScreen();
  }

  /** Of what is on screen. Until it is loaded, it is not known up to where that is. */
  function readOnScreen() {
    const timeline = onScreen === null ? undefined : timelines.get(onScreen);
    const state = onScreen === null ? undefined : states.get(onScreen)?.state;
    if (onScreen === null || !timeline || !state?.following) return;
    const { seq, byOthers } = timeline.newest();
    if (seq <= state.readSeq || (state.unread === 0 && byOthers <= state.readSeq)) return;
    states.read(onScreen, seq);
    marks.mark(onScreen, seq);
  }

  function thread(channelId: string, threadId: string): LiveThread {
    const key = threadKey(channelId, threadId);
    let found = timelines.get(key);
    if (!found) {
      found = createThreadTimeline({
        channelId,
        threadId,
        call,
        most: options.most,
        myId: options.myId,
        state: () => states.shown(key),
        pending: () => options.pending(channelId).filter((message) => message.threadId === threadId),
        overlay: (entries) => options.overlay(channelId, entries),
        loaded(entry, replies) {
          states.put(entry);
          for (const { id } of replies) options.settled(id);
          readOnScreen();
        },
      });
      timelines.set(key, found);
      look();
    }
    return found;
  }

  function give(message: Message) {
    const key = threadKey(message.channelId, message.threadId ?? message.id);
    timelines.get(key)?.receive(message);
    if (key === onScreen) readOnScreen();
  }

  function ofChannel(channelId: string): LiveThread[] {
    return [...timelines.values()].filter((timeline) => timeline.channelId === channelId);
  }

  return {
    thread,
    list,
    unread: states.unread,
    open(threadId) {
      wantedOnScreen = threadId;
      look();
    },
    async follow(channelId, threadId, on) {
      const mine = life;
      const entry = await call(on ? "threads.follow" : "threads.unfollow", { channelId, threadId });
      if (mine !== life) return;
      states.put(entry);
      list.heard(keyOf(entry));
      readOnScreen();
    },
    updated(entry) {
      states.put(entry);
      list.heard(keyOf(entry));
      give(entry.root);
    },
    placed(message) {
      states.rootChanged(message);
      give(message);
    },
    received(message, own) {
      states.rootChanged(message);
      if (own && message.threadId !== undefined) give(message);
    },
    channelLoaded(channelId, rev) {
      for (const timeline of ofChannel(channelId)) timeline.channelLoaded(rev);
    },
    *messages() {
      for (const timeline of timelines.values()) {
        for (const entry of timeline.get().entries) if (entry.state === "sent") yield entry.message;
      }
    },
    sent(channelId, threadId) {
      void timelines.get(threadKey(channelId, threadId))?.goTo("newest");
    },
    pendingChanged(channelId) {
      for (const timeline of ofChannel(channelId)) timeline.changed();
    },
    resume({ sameEpoch }) {
      if (!sameEpoch) states.forget(() => true);
      for (const timeline of timelines.values()) {
        if (sameEpoch) timeline.resume();
        else timeline.reload();
      }
      marks.resume();
    },
    refresh() {
      states.refresh();
      list.refresh();
    },
    gained(channelId) {
      for (const timeline of ofChannel(channelId)) timeline.resume();
      states.refresh();
      list.refresh();
    },
    forget(channelId) {
      for (const timeline of ofChannel(channelId)) {
        timeline.close();
        marks.forget(threadKey(channelId, timeline.threadId));
      }
      states.forget(({ root }) => root.channelId === channelId);
    },
    clear() {
      life = {};
      wantedOnScreen = null;
      onScreen = null;
      marks.clear();
      for (const timeline of timelines.values()) timeline.close();
      timelines.clear();
      states.clear();
      list.clear();
    },
  };
}

function placeOf(key: string): { channelId: string; threadId: string } {
  const [channelId = "", threadId = ""] = key.split(" ");
  return { channelId, threadId };
}
