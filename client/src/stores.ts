import type { ChannelEntry, Message } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { type AccountParts, createAccountParts } from "./account-parts.ts";
import { type Channels, createChannels } from "./channels.ts";
import type { ChatOptions } from "./chat-api.ts";
import type { Client } from "./client.ts";
import { createHeadGaps, type HeadGaps } from "./head-gaps.ts";
import { createOutgoing, type Outgoing } from "./outgoing.ts";
import { createReads, type Reads } from "./reads.ts";
import { nobody, type Standing } from "./standing.ts";
import { createKeeping, type Keeping } from "./storage/keeping.ts";
import { memoryStorage } from "./storage/memory.ts";
import { createTimelines, type Timelines } from "./timelines.ts";
import { createTyping, type Typing } from "./typing.ts";
import { createUsers, type Users } from "./users.ts";
import { createWorkspaceFollower, type WorkspaceFollower } from "./workspace.ts";

/** Everything that a chat holds of an account, each told what it needs of the others. */
export type Stores = {
  standing: Standing;
  keeping: Keeping;
  outgoing: Outgoing;
  workspace: WorkspaceFollower;
  channels: Channels;
  reads: Reads;
  users: Users;
  typing: Typing;
  timelines: Timelines;
  gaps: HeadGaps;
  parts: AccountParts;
  /** A message came, in whatever order. `own`: the server has just acknowledged it. */
  received(message: Message, rev: number, own: boolean): void;
  clear(): void;
};

export function createStores(client: Client, { storage = memoryStorage(), timelineMessages: most = 1500 }: ChatOptions): Stores {
  const { call } = client;
  const standing = nobody();
  const myId = () => standing.myId;
  const keeping = createKeeping({
    storage,
    tab: uuidv7(),
    me: () => oneself.known(),
    epoch: () => standing.heldEpoch,
    workspace: () => workspace.value.get() ?? undefined,
    channel: entryToKeep,
    user: (id) => users.get(id),
    timeline: (channelId) => timelines.get(channelId)?.kept(),
    taken: (unsent, changes) => outgoing.restore(unsent, changes),
  });
  const outgoing = createOutgoing({
    call,
    standing,
    keeping,
    changed(channelId) {
      timelines.get(channelId)?.pendingChanged();
      parts.pendingChanged(channelId);
    },
    acknowledged(message) {
      channels.advance(message);
      received(message, message.rev, true);
    },
    carriedOut(message) {
      received(message, message.rev, false);
      return timelines.get(message.channelId)?.reached(message.rev) === false;
    },
    meChanged(me) {
      users.put(me);
      keeping.accountChanged();
    },
    arranged: {
      shown: (channelId) => channels.shownOtherwise(channelId),
      done: (channelId, settings) => channels.apply({ type: "settings.updated", channelId, settings }, myId()),
    },
  });
  const { outbox, changes, oneself } = outgoing;
  const workspace = createWorkspaceFollower({ call, changed: keeping.accountChanged });
  const channels = createChannels(keeping.channelChanged, outgoing.arranging.shown);
  const reads = createReads({ myId, markRead: (channelId, seq) => call("channels.markRead", { channelId, seq }) });
  const users = createUsers(call, keeping.userChanged);
  const typing = createTyping({
    myId,
    // Only while the connection stands: later it is of no use to anybody.
    async send(place) {
      if (client.connection.get().status === "online") await call("channels.typing", place);
    },
  });
  const timelines = createTimelines({
    call,
    most,
    epoch: () => standing.heldEpoch,
    head: (channelId) => channels.get(channelId)?.head,
    pending: outbox.pending,
    changes,
    loaded(channelId, rev) {
      gaps.begunAt(channelId, rev);
      parts.channelLoaded(channelId, rev);
    },
    restore: keeping.timeline,
    keep: keeping.timelineChanged,
    placed(message) {
      channels.advance(message);
      outbox.settled(message.id);
      changes.placed(message);
      reads.noticed(message);
      parts.placed(message);
    },
  });
  const gaps = createHeadGaps({
    call,
    timeline: (channelId) => timelines.get(channelId)?.get().status,
    beginReading(channelId) {
      const reading = channels.beginReadingOf(channelId);
      return {
        done(entry) {
          reading.done(entry, myId());
          if (entry.read) reads.counted(channelId, entry.read);
        },
        end: reading.end,
      };
    },
  });
  const parts = createAccountParts({
    call,
    most,
    me: oneself.me.get,
    meChanged: oneself.heard,
    channel: channels.get,
    isOpen: reads.isOpen,
    ensureTimeline: timelines.of,
    pending: outbox.pending,
    overlay: timelines.overlay,
    settled: outbox.settled,
    keepDraft: keeping.draft,
  });

  function received(message: Message, rev: number, own: boolean) {
    gaps.heard(message.channelId, rev);
    const timeline = timelines.get(message.channelId);
    reads.noticed(message);
    parts.received(message, own);
    // Tells by `placed` when the message has its place; until then an own one stays on its way.
    if (timeline) timeline.receive(message, rev, own);
    else outbox.settled(message.id);
  }

  function entryToKeep(id: string): ChannelEntry | undefined {
    const entry = channels.get(id);
    // As it is counted here, with what was heard since the server counted.
    return entry?.read
      ? { ...entry, read: { ...entry.read, unread: reads.of(id).get(), mentions: reads.mentions(id).get(), seq: entry.head.seq } }
      : entry;
  }

  return {
    standing,
    keeping,
    outgoing,
    workspace,
    channels,
    reads,
    users,
    typing,
    timelines,
    gaps,
    parts,
    received,
    clear() {
      for (const each of [outgoing, users, typing, timelines, channels, reads, gaps, parts, workspace]) each.clear();
      Object.assign(standing, nobody());
    },
  };
}
