import type { ChatFlowError, Input, Message } from "@chatflow/protocol";
import { createRetry, type Retry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { type Content, type Entry, fromUnsent, inOrder, type PendingMessage, type Unsent } from "./outbox-entry.ts";

/**
 * The messages on their way to the server. In each channel one at a time is under way, so the order of sending is
 * the order of `seq` whatever fails in between; channels do not wait for one another. A message keeps its id through
 * every attempt, on whichever transport, so that the server stores it once.
 */
export type Outbox = {
  send(content: Content): void;
  pending(channelId: string): PendingMessage[];
  retry(id: string): void;
  discard(id: string): string | undefined;
  /** Says something else instead. Returns the id from now on; undefined when it is not on its way any more. */
  rewrite(id: string, text: string): string | undefined;
  /** The server has it: it came as an event, or with a page. */
  settled(id: string): void;
  /** There is a new connection: what waits for a delay, or hangs on a request of before, is tried now. */
  resume(): void;
  /** What was kept, each in its place in the order of sending; those that are here already stay as they are. */
  restore(unsent: readonly Unsent[]): void;
  clear(): void;
};

export type OutboxOptions = {
  call: Client["call"];
  /** Whether it is certain whose messages these are; until then they wait. */
  mayCall(): boolean;
  changed(channelId: string): void;
  acknowledged(message: Message): void;
  /** The server has it with the text that it was first sent with; it shall say this. */
  edit(place: { channelId: string; messageId: string }, text: string): void;
  /** What is to be kept of this one from here on; undefined when it is on its way no more. */
  keep(id: string, unsent: Unsent | undefined): void;
  newId(): string;
};

type Attempt = { id: string; abort: AbortController };
type Lane = { channelId: string; queue: Entry[]; attempt: Attempt | undefined; retry: Retry };

export function createOutbox(options: OutboxOptions): Outbox {
  const lanes = new Map<string, Lane>();
  const laneOf = new Map<string, Lane>();
  let lastOrder = 0;

  function advance(lane: Lane) {
    if (lane.attempt !== undefined || lane.retry.waiting() || !options.mayCall()) return;
    const next = lane.queue.find(({ message }) => message.state === "sending");
    if (!next) return;
    const attempt = { id: next.message.id, abort: new AbortController() };
    lane.attempt = attempt;
    void carryOut(lane, next, attempt);
  }

  async function carryOut(lane: Lane, entry: Entry, attempt: Attempt) {
    const { signal } = attempt.abort;
    try {
      const message = await store(entry, signal);
      if (lane.attempt !== attempt) return;
      lane.retry.reset();
      arrived(message.id);
      options.acknowledged(message);
    } catch (thrown) {
      if (lane.attempt !== attempt) return;
      const error = asChatFlowError(thrown);
      // Not there any more: the event came although the answer did not.
      if (laneOf.has(attempt.id)) {
        if (isTransient(error)) {
          replace(lane, attempt.id, { unsure: true });
          lane.retry.later(error);
        } else fail(lane, attempt.id, error);
      }
    }
    lane.attempt = undefined;
    advance(lane);
  }

  async function store({ message, unsure, firstText }: Entry, signal: AbortSignal): Promise<Message> {
    const { id, channelId, text, threadId, alsoInChannel, quote } = message;
    const input: Input<"messages.send"> = { channelId, id, text: firstText ?? text };
    if (threadId !== undefined) input.threadId = threadId;
    if (alsoInChannel) input.alsoInChannel = true;
    if (quote) input.quote = { channelId: quote.channelId, messageId: quote.messageId };
    try {
      return await options.call("messages.send", input, { signal });
    } catch (thrown) {
      const error = asChatFlowError(thrown);
      // An attempt may have arrived, and the message may have been edited or deleted since: then it is there, as it is now.
      if (!unsure || error.code !== "id_conflict") throw error;
      const stored = await options.call("messages.get", { channelId, messageId: id }, { signal }).catch(() => undefined);
      if (stored?.authorId !== message.authorId) throw error;
      return stored;
    }
  }

  function replace(lane: Lane, id: string, change: Partial<Entry>) {
    lane.queue = lane.queue.map((entry) => {
      if (entry.message.id !== id) return entry;
      const next = { ...entry, ...change };
      keep(next);
      return next;
    });
  }

  function keep({ message, ...rest }: Entry) {
    const { state: _, error, ...content } = message;
    options.keep(message.id, { ...rest, content, error: error?.toWire() });
  }

  function fail(lane: Lane, id: string, error: ChatFlowError) {
    const entry = lane.queue.find(({ message }) => message.id === id);
    if (entry) replace(lane, id, { message: { ...entry.message, state: "failed", error } });
    options.changed(lane.channelId);
  }

  function remove(id: string): Entry | undefined {
    const lane = laneOf.get(id);
    if (!lane) return undefined;
    const entry = lane.queue.find(({ message }) => message.id === id);
    laneOf.delete(id);
    lane.queue = lane.queue.filter(({ message }) => message.id !== id);
    options.keep(id, undefined);
    options.changed(lane.channelId);
    return entry;
  }

  /** The server has it. What it shall say instead of what was sent follows as an edit. */
  function arrived(id: string) {
    const entry = remove(id);
    if (entry?.firstText === undefined) return;
    const { channelId, text } = entry.message;
    if (text !== entry.firstText) options.edit({ channelId, messageId: id }, text);
  }

  function laneFor(channelId: string): Lane {
    let lane = lanes.get(channelId);
    if (!lane) {
      const made: Lane = { channelId, queue: [], attempt: undefined, retry: createRetry(() => advance(made)) };
      lanes.set(channelId, made);
      lane = made;
    }
    return lane;
  }

  function send(content: Content, unsure = false) {
    const lane = laneFor(content.channelId);
    // By the clock, so that what other tabs have left behind finds its place between.
    lastOrder = Math.max(lastOrder + 1, Date.now());
    const entry: Entry = { message: { ...content, state: "sending" }, order: lastOrder, unsure };
    laneOf.set(content.id, lane);
    lane.queue.push(entry);
    keep(entry);
    options.changed(content.channelId);
    advance(lane);
  }

  function next(lane: Lane, id: string) {
    if (lane.attempt?.id === id) return;
    lane.retry.reset();
    advance(lane);
  }

  return {
    send: (content) => send(content),
    pending: (channelId) => lanes.get(channelId)?.queue.map(({ message }) => message) ?? [],
    retry(id) {
      const lane = laneOf.get(id);
      const entry = lane?.queue.find(({ message }) => message.id === id);
      if (entry?.message.state !== "failed") return;
      remove(id);
      const { state: _, error, ...content } = entry.message;
      // Under its id, unless what was first sent under it may be there with another text.
      const isTaken = entry.firstText !== undefined || error.code === "id_conflict";
      // At the end: what was sent since is ahead of it by now.
      if (isTaken) send({ ...content, id: options.newId() });
      else send(content, entry.unsure);
    },
    discard(id) {
      const lane = laneOf.get(id);
      if (!lane || lane.attempt?.id === id) return undefined;
      const entry = remove(id);
      next(lane, id);
      return entry?.message.text;
    },
    rewrite(id, text) {
      const lane = laneOf.get(id);
      const entry = lane?.queue.find(({ message }) => message.id === id);
      if (!lane || !entry) return undefined;
      const { message, unsure } = entry;
      if (message.state === "failed") {
        remove(id);
        const next = options.newId();
        const { state: _, error: __, ...content } = message;
        send({ ...content, id: next, text });
        return next;
      }
      // What was sent under this id may be there already: it arrives as it is, and is edited then.
      const firstText = entry.firstText ?? (unsure || lane.attempt?.id === id ? message.text : undefined);
      replace(lane, id, { message: { ...message, text }, ...(firstText === undefined ? {} : { firstText }) });
      options.changed(lane.channelId);
      return id;
    },
    settled(id) {
      const lane = laneOf.get(id);
      if (!lane) return;
      arrived(id);
      next(lane, id);
    },
    resume() {
      for (const lane of lanes.values()) {
        lane.retry.reset();
        // A request that began while there was no line may hang on a network that is gone. Its id makes trying again safe.
        const hanging = lane.attempt;
        lane.attempt = undefined;
        if (hanging) {
          hanging.abort.abort();
          replace(lane, hanging.id, { unsure: true });
        }
        advance(lane);
      }
    },
    restore(unsent) {
      const touched = new Set<Lane>();
      for (const one of unsent) {
        const { id, channelId } = one.content;
        if (laneOf.has(id)) continue;
        const lane = laneFor(channelId);
        laneOf.set(id, lane);
        lastOrder = Math.max(lastOrder, one.order);
        lane.queue = inOrder([...lane.queue, fromUnsent(one)]);
        touched.add(lane);
      }
      for (const lane of touched) {
        options.changed(lane.channelId);
        advance(lane);
      }
    },
    clear() {
      for (const lane of lanes.values()) {
        lane.retry.reset();
        const { attempt } = lane;
        lane.attempt = undefined;
        attempt?.abort.abort();
      }
      lanes.clear();
      laneOf.clear();
    },
  };
}
