import type { Event } from "@chatflow/protocol";
import type { Metrics } from "../platform/metrics.ts";
import { FlushPace } from "./flush-pace.ts";
import { textFrame } from "./text-frames.ts";

/** What the hub needs of a session; the gateway's sessions have it. */
export type Receiver = {
  readonly userId: string;
  /** Topics it gets; the hub keeps it. */
  readonly topics: Set<Topic>;
  /** Takes bytes for the next flush. */
  queue(bytes: Buffer): void;
  /** Writes what was queued, in one system call. */
  flush(): void;
};

type Topic = {
  name: string;
  receivers: Set<Receiver>;
  /** What waits for the next flush. */
  frames: Buffer[];
  /** Receivers that need only what comes after so many of the frames: they came late, or got the others already. */
  from: Map<Receiver, number>;
};

/**
 * Who gets what, within this process: topics (`channel:ID`, `user:ID`) and the sessions that want them. An event is
 * encoded once. What a topic gathers until the next flush goes to each of its sessions as one and the same buffer,
 * so a busy channel costs one write per session and flush, however many messages the flush carries.
 */
export class Hub {
  readonly #topics = new Map<string, Topic>();
  /** Sessions whose channels are being read, with the channels that they were removed from meanwhile. */
  readonly #beginning = new Map<Receiver, Set<string>>();
  readonly #dirtyTopics = new Set<Topic>();
  readonly #dirtyReceivers = new Set<Receiver>();
  readonly #pace = new FlushPace(() => this.#flush());
  readonly #metrics: Metrics;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** Tells the channel's members. Call it after the commit, never before. */
  toChannel(channelId: string, event: Event): void {
    this.#publish(`channel:${channelId}`, event);
  }

  /** Tells these users, on all their connections. Call it after the commit. */
  toUsers(userIds: readonly string[], event: Event): void {
    for (const userId of userIds) this.#publish(`user:${userId}`, event);
  }

  /** Tells those of these users who still have the channel: it was decided for them when they were its members. */
  toMembers(channelId: string, userIds: readonly string[], event: Event): void {
    const members = this.#receiversOf(`channel:${channelId}`);
    for (const userId of userIds) {
      const has = [...this.#receiversOf(`user:${userId}`)].some((receiver) => members.has(receiver));
      if (has) this.#publish(`user:${userId}`, event);
    }
  }

  /**
   * Tells every connection; one that is just beginning may miss it. Seldom, so it looks for them: a topic of its own would
   * cost every one of them memory, and time when all come back at once.
   */
  toEveryone(event: Event): void {
    const everyone = new Set<Receiver>();
    for (const [name, { receivers }] of this.#topics) {
      if (name.startsWith("user:")) for (const receiver of receivers) everyone.add(receiver);
    }
    this.toReceivers(everyone, event);
  }

  /** Tells these connections, whoever they belong to. */
  toReceivers(receivers: ReadonlySet<Receiver>, event: Event): void {
    if (receivers.size === 0) return;
    const frame = textFrame(JSON.stringify({ event }));
    for (const receiver of receivers) this.#queue(receiver, frame);
    this.#metrics.delivered(receivers.size);
    this.#pace.request();
  }

  /** From here on the live sessions of these users get the channel's events: they became members. */
  joined(channelId: string, userIds: readonly string[]): void {
    for (const userId of userIds) {
      for (const receiver of this.#receiversOf(`user:${userId}`)) {
        this.#settle(receiver);
        this.#subscribe(receiver, `channel:${channelId}`);
      }
    }
  }

  /** From here on the user's live sessions get nothing more of the channel. */
  left(channelId: string, userId: string): void {
    for (const receiver of this.#receiversOf(`user:${userId}`)) {
      this.#beginning.get(receiver)?.add(channelId);
      this.#settle(receiver);
      this.#unsubscribe(receiver, `channel:${channelId}`);
    }
  }

  /** A new connection, first with its user's own topic only: `addChannels` follows when they were read. */
  add(receiver: Receiver): void {
    this.#beginning.set(receiver, new Set());
    this.#subscribe(receiver, `user:${receiver.userId}`);
  }

  /** The channels that were read for a new connection, less those that its user lost while they were read. */
  addChannels(receiver: Receiver, channelIds: readonly string[]): void {
    const lost = this.#beginning.get(receiver);
    if (!lost) return; // it went away meanwhile
    this.#beginning.delete(receiver);
    for (const channelId of channelIds) if (!lost.has(channelId)) this.#subscribe(receiver, `channel:${channelId}`);
  }

  remove(receiver: Receiver): void {
    for (const topic of receiver.topics) {
      topic.receivers.delete(receiver);
      topic.from.delete(receiver);
      this.#forgetIfEmpty(topic);
    }
    receiver.topics.clear();
    this.#beginning.delete(receiver);
    this.#dirtyReceivers.delete(receiver);
  }

  /** The session has bytes queued that belong to no topic: answers to its calls. */
  wantsFlush(receiver: Receiver): void {
    this.#dirtyReceivers.add(receiver);
    this.#pace.request();
  }

  #publish(name: string, event: Event) {
    const topic = this.#topics.get(name);
    if (!topic) return; // nobody here wants it
    topic.frames.push(textFrame(JSON.stringify({ event })));
    this.#dirtyTopics.add(topic);
    this.#pace.request();
  }

  #flush() {
    const topics = [...this.#dirtyTopics];
    this.#dirtyTopics.clear();
    const last = topics.pop();
    for (const topic of topics) this.#hand(topic, (receiver, bytes) => this.#queue(receiver, bytes));
    // Nothing more follows it, so each receiver writes at once. In a large room a second round over thousands, which the
    // processor's cache does not hold, would be a good part of the cost.
    if (last) {
      this.#hand(last, (receiver, bytes) => {
        if (bytes.length === 0) return;
        receiver.queue(bytes);
        this.#dirtyReceivers.delete(receiver);
        receiver.flush();
      });
    }
    for (const receiver of this.#dirtyReceivers) receiver.flush();
    this.#dirtyReceivers.clear();
  }

  /** Empties a topic: each receiver gets what it has not got yet. */
  #hand(topic: Topic, give: (receiver: Receiver, bytes: Buffer) => void) {
    const { frames, from } = topic;
    topic.frames = [];
    topic.from = new Map();
    const bytes = concat(frames);
    this.#metrics.delivered(frames.length * topic.receivers.size);
    if (from.size === 0) for (const receiver of topic.receivers) give(receiver, bytes);
    else for (const receiver of topic.receivers) give(receiver, from.has(receiver) ? concat(frames.slice(from.get(receiver))) : bytes);
  }

  /**
   * Hands a receiver what its topics hold for it, before its subscriptions change: so it gets all of the time before
   * and nothing of the time after, and in that order. Within one flush there is no order between topics otherwise.
   */
  #settle(receiver: Receiver) {
    for (const topic of receiver.topics) {
      if (topic.frames.length === 0) continue;
      this.#queue(receiver, concat(topic.frames.slice(topic.from.get(receiver))));
      topic.from.set(receiver, topic.frames.length);
    }
  }

  #queue(receiver: Receiver, bytes: Buffer) {
    if (bytes.length === 0) return;
    receiver.queue(bytes);
    this.#dirtyReceivers.add(receiver);
  }

  #subscribe(receiver: Receiver, name: string) {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = { name, receivers: new Set(), frames: [], from: new Map() };
      this.#topics.set(name, topic);
    }
    if (topic.frames.length > 0 && !topic.receivers.has(receiver)) topic.from.set(receiver, topic.frames.length);
    topic.receivers.add(receiver);
    receiver.topics.add(topic);
  }

  #unsubscribe(receiver: Receiver, name: string) {
    const topic = this.#topics.get(name);
    if (!topic) return;
    topic.receivers.delete(receiver);
    topic.from.delete(receiver);
    receiver.topics.delete(topic);
    this.#forgetIfEmpty(topic);
  }

  #forgetIfEmpty(topic: Topic) {
    if (topic.receivers.size > 0) return;
    this.#topics.delete(topic.name);
    this.#dirtyTopics.delete(topic);
  }

  #receiversOf(name: string): ReadonlySet<Receiver> {
    return this.#topics.get(name)?.receivers ?? new Set();
  }
}

function concat(frames: readonly Buffer[]): Buffer {
  const [first] = frames;
  return frames.length === 1 && first ? first : Buffer.concat(frames);
}
