import type { Event } from "@chatflow/protocol";
import type { Metrics } from "../platform/metrics.ts";
import { FlushPace } from "./flush-pace.ts";

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

type Topic = { name: string; receivers: Set<Receiver>; frames: Buffer[] };

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

  /** From here on the live sessions of these users get the channel's events: they became members. */
  joined(channelId: string, userIds: readonly string[]): void {
    for (const userId of userIds) {
      for (const receiver of this.#receiversOf(`user:${userId}`)) this.#subscribe(receiver, `channel:${channelId}`);
    }
  }

  /** From here on the user's live sessions get nothing more of the channel, also not what waits for the next flush. */
  left(channelId: string, userId: string): void {
    for (const receiver of this.#receiversOf(`user:${userId}`)) {
      this.#beginning.get(receiver)?.add(channelId);
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
    for (const topic of this.#dirtyTopics) {
      const [first] = topic.frames;
      if (!first) continue;
      const bytes = topic.frames.length === 1 ? first : Buffer.concat(topic.frames);
      this.#metrics.delivered(topic.frames.length * topic.receivers.size);
      topic.frames = [];
      for (const receiver of topic.receivers) {
        receiver.queue(bytes);
        this.#dirtyReceivers.add(receiver);
      }
    }
    this.#dirtyTopics.clear();
    for (const receiver of this.#dirtyReceivers) receiver.flush();
    this.#dirtyReceivers.clear();
  }

  #subscribe(receiver: Receiver, name: string) {
    let topic = this.#topics.get(name);
    if (!topic) {
      topic = { name, receivers: new Set(), frames: [] };
      this.#topics.set(name, topic);
    }
    topic.receivers.add(receiver);
    receiver.topics.add(topic);
  }

  #unsubscribe(receiver: Receiver, name: string) {
    const topic = this.#topics.get(name);
    if (!topic) return;
    topic.receivers.delete(receiver);
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

/** The bytes of an unmasked, unfragmented WebSocket text frame (RFC 6455, 5.2), ready for any number of sockets. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = 0x81; // final fragment, text
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}
