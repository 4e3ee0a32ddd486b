import type { ChannelEntry, Event, Hello, Me, Message, User } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { createAccountSync } from "./account-sync.ts";
import { createChannels } from "./channels.ts";
import type { Client } from "./client.ts";
import { createOutbox } from "./outbox.ts";
import { createCell, type Readable } from "./readable.ts";
import { createReads } from "./reads.ts";
import { createTimeline, type LiveTimeline, type Timeline } from "./timeline.ts";
import { createTyping } from "./typing.ts";
import { createUsers } from "./users.ts";

export type ChatState = "loading" | "ready" | "failed";

/** What one's account sees, held locally and kept in step with the server. */
export type Chat = {
  client: Client;
  /** Connects and loads; when the first load has failed, tries again. */
  start(): void;
  /** Disconnects and wipes everything, unsent messages too: what signing out needs. */
  stop(): void;
  /** The first load. Once ready it stays so until {@link Chat.stop}: what is shown then may be behind, never wrong. */
  state: Readable<ChatState>;
  me: Readable<Me | null>;
  /** One's own: those with a name by name, then direct ones by newest activity. */
  channels: Readable<ChannelEntry[]>;
  /** One of one's own, or undefined. */
  channel(id: string): Readable<ChannelEntry | undefined>;
  /** Messages by others that one has not read on any device, up to 1,000 of those that were there before. */
  unread(id: string): Readable<number>;
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
   * or refuses it for good. Throws before the first connection: who writes is not known then.
   */
  send(channelId: string, text: string): string;
  /** Sends a failed message again, under its id, after those sent since. */
  retry(messageId: string): void;
  /**
   * Takes back a message that failed or still waits, and returns its text so that it can be edited; undefined when it
   * is just being sent, or is sent. One that waits after a lost connection may have arrived all the same; then it
   * comes back like every other message.
   */
  discard(messageId: string): string | undefined;
};

/** Makes the local store of one account on top of its client. It does nothing before {@link Chat.start}. */
export function createChat(client: Client): Chat {
  const state = createCell<ChatState>("loading");
  const me = createCell<Me | null>(null);
  const channels = createChannels();
  const reads = createReads({ myId: () => myId, markRead: (channelId, seq) => client.call("channels.markRead", { channelId, seq }) });
  const users = createUsers(client.call);
  const typing = createTyping({ myId: () => myId, send: tellTyping });
  const timelines = new Map<string, LiveTimeline>();
  const outbox = createOutbox({
    call: client.call,
    changed: (channelId) => timelines.get(channelId)?.pendingChanged(),
    acknowledged(message) {
      channels.advance(message);
      received(message, message.rev, true);
    },
  });
  const sync = createAccountSync({ call: client.call, begun: channels.beginReading, done: accountRead, failed: accountNotRead });
  let myId: string | undefined;
  let epoch: string | undefined;
  /** The epoch that what is held locally belongs to. */
  let heldEpoch: string | undefined;
  let ends: (() => void)[] = [];

  function onHello(hello: Hello) {
    myId = hello.userId;
    epoch = hello.epoch;
    sync.run();
    outbox.resume();
    reads.resume();
    users.resume();
  }

  /** Without a live connection the first load goes over HTTP; the later ones wait for the connection. */
  function onConnection() {
    const { status } = client.connection.get();
    if (state.get() === "ready") return;
    if (status === "waiting" && !sync.running()) sync.run();
    if (status === "refused") state.set("failed");
  }

  function onEvent(event: Event) {
    channels.apply(event, myId);
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
        return;
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
    const timeline = timelines.get(message.channelId);
    reads.noticed(message);
    // Tells by `placed` when the message has its place; until then an own one stays on its way.
    if (timeline) timeline.receive(message, rev, own);
    else outbox.settled(message.id);
  }

  function gained(channelId: string) {
    const entry = channels.get(channelId);
    if (!entry) return;
    if (entry.read) reads.counted(channelId, entry.read);
    const timeline = timelines.get(channelId);
    // A page that is under way may have been asked for before one came, and be refused.
    if (timeline && timeline.get().status !== "ready") timeline.reload();
  }

  function lost(channelId: string) {
    reads.forget(channelId);
    timelines.get(channelId)?.close();
  }

  function accountRead(read: Me, entries: ChannelEntry[]) {
    myId = read.id;
    const sameEpoch = heldEpoch === undefined || heldEpoch === epoch;
    heldEpoch = epoch;
    const heard = channels.heard();
    for (const id of channels.replace(entries, { myId, sameEpoch })) lost(id);
    if (!sameEpoch) for (const { channel } of entries) reads.forget(channel.id);
    for (const { channel, read: counted } of entries) if (counted) reads.counted(channel.id, counted);
    // What came meanwhile may be younger than the list, and there was nothing that it could be counted onto.
    for (const event of heard) {
      if (event.type === "read.updated") reads.counted(event.channelId, event.read);
      else if ("message" in event) reads.noticed(event.message);
    }
    for (const { channel, head } of channels.list.get()) {
      const timeline = timelines.get(channel.id);
      if (!sameEpoch) timeline?.reload();
      else timeline?.caughtUpTo(head);
    }
    me.set(read);
    users.put(read);
    state.set("ready");
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
        pending: () => outbox.pending(channelId),
        placed(message) {
          channels.advance(message);
          outbox.settled(message.id);
          reads.noticed(message);
        },
      });
      timelines.set(channelId, found);
    }
    return found;
  }

  return {
    client,
    state,
    me,
    channels: channels.list,
    channel: channels.of,
    unread: reads.of,
    setOpen: reads.open,
    typing: typing.of,
    tellTyping: typing.tell,
    user: users.of,
    timeline,
    retry: outbox.retry,
    discard: outbox.discard,
    start() {
      if (ends.length === 0) {
        ends = [client.onEvent(onEvent), client.onHello(onHello), client.connection.subscribe(onConnection)];
        client.start();
      } else if (state.get() === "failed") {
        state.set("loading");
        if (client.connection.get().status === "online") sync.run();
        else client.reconnectNow();
      }
    },
    stop() {
      for (const end of ends) end();
      ends = [];
      client.stop();
      sync.stop();
      outbox.clear();
      users.clear();
      typing.clear();
      for (const each of timelines.values()) each.close();
      timelines.clear();
      channels.clear();
      reads.clear();
      myId = undefined;
      epoch = undefined;
      heldEpoch = undefined;
      me.set(null);
      state.set("loading");
    },
    send(channelId, text) {
      if (myId === undefined) throw new Error("Wait until the chat is ready (chat.state) before you send.");
      const id = uuidv7();
      outbox.send({ id, channelId, authorId: myId, text, createdAt: new Date().toISOString() });
      return id;
    },
  };
}
