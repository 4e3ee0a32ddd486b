import type { ChatFlowError, Message } from "@chatflow/protocol";
import { createRetry, type Retry } from "./backoff.ts";
import type { KeptMessageChange, MadeChange } from "./changes-entry.ts";
import { type Change, replaces, withChange } from "./changes-overlay.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import type { SentEntry } from "./message-log.ts";

/**
 * Changes to messages that the server has, shown at once and sent until the server has carried them out or refused
 * them for good. Those of one message go one after the other, in the order in which they were made.
 */
export type Changes = {
  /** `holdMs`: shown, and kept, but not sent before; after a restart it is sent at once. */
  make(place: { channelId: string; messageId: string }, change: Change, holdMs?: number): string;
  /** Takes back what was never sent. False when it was, or may have been, or is not known. */
  undo(id: string): boolean;
  /** The entry as it will be, where something of it is under way; else the same. */
  shown(entry: SentEntry): SentEntry;
  /** Whether anything in this channel is changing. */
  any(channelId: string): boolean;
  /** The message has this state in the timeline: what it reflects is not under way any more. */
  placed(message: Message): void;
  resume(): void;
  /** The server begins anew from a backup: whether what it has carried out is in there, only its messages tell. */
  epochChanged(): void;
  restore(kept: readonly KeptMessageChange[]): void;
  clear(): void;
};

export type ChangesOptions = {
  call: Client["call"];
  myId(): string | undefined;
  /** Whether it is certain whose changes these are; until then they wait. */
  mayCall(): boolean;
  /** What is shown in the channel is different now. */
  changed(channelId: string): void;
  /** The server has carried it out. Returns whether the message will come to `placed` in that state. */
  carriedOut(message: Message): boolean;
  keep(id: string, change: KeptMessageChange | undefined): void;
  /** Refused for good: it is kept elsewhere from here on. */
  refused(change: KeptMessageChange, error: ChatFlowError): void;
  newId(): string;
};

/** `doneAt`: the rev at which the server has carried it out; the timeline has yet to get there. */
type Entry = MadeChange & { order: number; doneAt?: number };
type Lane = { messageId: string; channelId: string; queue: Entry[]; attempt: AbortController | undefined; retry: Retry };

export function createChanges(options: ChangesOptions): Changes {
  const lanes = new Map<string, Lane>();
  /** What was shown last, so that an entry stays the same object until it changes. */
  const overlays = new Map<string, { base: SentEntry; queue: Entry[]; entry: SentEntry }>();
  /** Those that nobody has tried to send: the server cannot have them. What was kept may have been tried before. */
  const untried = new Set<string>();
  /** Those that are held back, of the untried. */
  const holds = new Map<string, ReturnType<typeof setTimeout>>();
  let lastOrder = 0;

  function advance(lane: Lane) {
    if (lane.attempt || lane.retry.waiting() || !options.mayCall()) return;
    const next = lane.queue.find(({ doneAt }) => doneAt === undefined);
    if (next && !holds.has(next.id)) {
      untried.delete(next.id);
      lane.attempt = new AbortController();
      void carryOut(lane, next, lane.attempt);
    }
  }

  async function carryOut(lane: Lane, entry: Entry, attempt: AbortController) {
    try {
      const message = await send(options.call, entry, attempt.signal);
      if (lane.attempt !== attempt) return;
      lane.retry.reset();
      options.keep(entry.id, undefined);
      set(lane, (queue) => queue.map((one) => (one.id === entry.id ? { ...one, doneAt: message.rev } : one)));
      if (!options.carriedOut(message)) placed(message);
    } catch (thrown) {
      if (lane.attempt !== attempt) return;
      const error = asChatFlowError(thrown);
      if (isTransient(error)) lane.retry.later(error);
      else refuse(lane, entry, error);
    }
    lane.attempt = undefined;
    advance(lane);
  }

  function refuse(lane: Lane, { doneAt: _, ...entry }: Entry, error: ChatFlowError) {
    options.refused(entry, error);
    set(lane, (queue) => queue.filter(({ id }) => id !== entry.id));
  }

  function set(lane: Lane, next: (queue: Entry[]) => Entry[]) {
    const queue = next(lane.queue);
    if (queue.length === lane.queue.length && queue.every((one, at) => one === lane.queue[at])) return;
    lane.queue = queue;
    if (queue.length === 0) {
      lanes.delete(lane.messageId);
      overlays.delete(lane.messageId);
    }
    options.changed(lane.channelId);
  }

  /** It is not under way any more, or never was. */
  function drop(id: string) {
    clearTimeout(holds.get(id));
    holds.delete(id);
    untried.delete(id);
    options.keep(id, undefined);
  }

  function hold(id: string, lane: Lane, ms: number) {
    const timer = setTimeout(() => {
      holds.delete(id);
      advance(lane);
    }, ms);
    holds.set(id, timer);
  }

  function laneFor({ channelId, messageId }: { channelId: string; messageId: string }): Lane {
    let lane = lanes.get(messageId);
    if (!lane) {
      const made: Lane = { messageId, channelId, queue: [], attempt: undefined, retry: createRetry(() => advance(made)) };
      lanes.set(messageId, made);
      lane = made;
    }
    return lane;
  }

  function placed(message: Message) {
    const lane = lanes.get(message.id);
    if (lane) set(lane, (queue) => queue.filter(({ doneAt }) => doneAt === undefined || doneAt > message.rev));
  }

  return {
    make(place, change, holdMs = 0) {
      const lane = laneFor(place);
      lastOrder = Math.max(lastOrder + 1, Date.now());
      const madeAt = new Date().toISOString();
      const made: Entry = { id: options.newId(), ...place, change, madeAt, order: lastOrder };
      const underWay = lane.attempt && lane.queue.find(({ doneAt }) => doneAt === undefined);
      const obsolete = lane.queue.filter((one) => one !== underWay && one.doneAt === undefined && replaces(change, one.change));
      for (const { id } of obsolete) drop(id);
      untried.add(made.id);
      if (holdMs > 0) hold(made.id, lane, holdMs);
      options.keep(made.id, made);
      set(lane, (queue) => [...queue.filter((one) => !obsolete.includes(one)), made]);
      advance(lane);
      return made.id;
    },
    undo(id) {
      const lane = [...lanes.values()].find(({ queue }) => queue.some((one) => one.id === id));
      if (!lane || !untried.has(id)) return false;
      drop(id);
      set(lane, (queue) => queue.filter((one) => one.id !== id));
      advance(lane); // what came after it waits no more
      return true;
    },
    shown(base) {
      const queue = lanes.get(base.message.id)?.queue;
      const myId = options.myId();
      if (!queue || myId === undefined || queue.every(({ doneAt }) => doneAt !== undefined && doneAt <= base.message.rev)) return base;
      const known = overlays.get(base.message.id);
      if (known?.base === base && known.queue === queue) return known.entry;
      const message = queue.reduce((so, { change, madeAt }) => withChange(so, change, myId, madeAt), base.message);
      const entry: SentEntry = { state: "sent", message, changing: true };
      overlays.set(base.message.id, { base, queue, entry });
      return entry;
    },
    any: (channelId) => [...lanes.values()].some((lane) => lane.channelId === channelId),
    placed,
    resume() {
      for (const lane of lanes.values()) {
        lane.retry.reset();
        // A request that began while there was no line may hang; carrying it out twice changes nothing.
        const hanging = lane.attempt;
        lane.attempt = undefined;
        hanging?.abort();
        advance(lane);
      }
    },
    epochChanged() {
      for (const lane of lanes.values()) set(lane, (queue) => queue.filter(({ doneAt }) => doneAt === undefined));
    },
    restore(kept) {
      for (const one of kept) {
        lastOrder = Math.max(lastOrder, one.order);
        const lane = laneFor(one);
        if (lane.queue.some(({ id }) => id === one.id)) continue;
        set(lane, (queue) => [...queue, one].sort((a, b) => a.order - b.order));
      }
      for (const lane of lanes.values()) advance(lane);
    },
    clear() {
      for (const lane of lanes.values()) {
        lane.retry.reset();
        const { attempt } = lane;
        lane.attempt = undefined;
        attempt?.abort();
      }
      for (const timer of holds.values()) clearTimeout(timer);
      holds.clear();
      untried.clear();
      lanes.clear();
      overlays.clear();
    },
  };
}

function send(call: Client["call"], { channelId, messageId, change }: MadeChange, signal: AbortSignal): Promise<Message> {
  const place = { channelId, messageId };
  switch (change.do) {
    case "edit":
      return call("messages.edit", { ...place, text: change.text }, { signal });
    case "remove":
      return call("messages.delete", place, { signal });
    case "react":
      return call(change.on ? "messages.react" : "messages.unreact", { ...place, emoji: change.emoji }, { signal });
    case "pin":
      return call(change.on ? "messages.pin" : "messages.unpin", place, { signal });
  }
}
