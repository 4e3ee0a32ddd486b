import type { ChatFlowError, Message } from "@chatflow/protocol";
import { createRetry, type Retry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";

type Draft = { id: string; channelId: string; authorId: string; text: string; createdAt: string };

/** A message of one's own that the server has not acknowledged. `createdAt` is by this machine's clock. */
export type PendingMessage =
  | (Draft & { state: "sending"; error?: undefined })
  /** Refused for good, for the given reason: to be sent again, or discarded and edited. */
  | (Draft & { state: "failed"; error: ChatFlowError });

/**
 * The messages on their way to the server. In each channel one at a time is under way, so the order of sending is
 * the order of `seq` whatever fails in between; channels do not wait for one another. A message keeps its id through
 * every attempt, on whichever transport, so that the server stores it once.
 */
export type Outbox = {
  send(draft: Draft): void;
  pending(channelId: string): PendingMessage[];
  retry(id: string): void;
  discard(id: string): string | undefined;
  /** The server has it: it came as an event, or with a page. */
  settled(id: string): void;
  /** There is a new connection: what waits for a delay is tried now. */
  resume(): void;
  clear(): void;
};

type Lane = { channelId: string; queue: PendingMessage[]; underWay: string | undefined; retry: Retry };

export function createOutbox(options: {
  call: Client["call"];
  changed(channelId: string): void;
  acknowledged(message: Message): void;
}): Outbox {
  const lanes = new Map<string, Lane>();
  const laneOf = new Map<string, Lane>();
  let life = new AbortController();

  function advance(lane: Lane) {
    if (lane.underWay !== undefined || lane.retry.waiting()) return;
    const next = lane.queue.find(({ state }) => state === "sending");
    if (!next) return;
    lane.underWay = next.id;
    void attempt(lane, next);
  }

  async function attempt(lane: Lane, { id, channelId, text }: PendingMessage) {
    const { signal } = life;
    try {
      const message = await options.call("messages.send", { channelId, id, text }, { signal });
      if (signal.aborted) return;
      lane.retry.reset();
      remove(id);
      options.acknowledged(message);
    } catch (thrown) {
      if (signal.aborted) return;
      const error = asChatFlowError(thrown);
      // Not there any more: the event came although the answer did not.
      if (laneOf.has(id)) {
        if (isTransient(error)) lane.retry.later(error);
        else fail(lane, id, error);
      }
    }
    lane.underWay = undefined;
    advance(lane);
  }

  function fail(lane: Lane, id: string, error: ChatFlowError) {
    lane.queue = lane.queue.map((message) => (message.id === id ? { ...message, state: "failed", error } : message));
    options.changed(lane.channelId);
  }

  function remove(id: string): PendingMessage | undefined {
    const lane = laneOf.get(id);
    if (!lane) return undefined;
    const message = lane.queue.find((each) => each.id === id);
    laneOf.delete(id);
    lane.queue = lane.queue.filter((each) => each.id !== id);
    options.changed(lane.channelId);
    return message;
  }

  function append(draft: Draft) {
    const { channelId } = draft;
    let lane = lanes.get(channelId);
    if (!lane) {
      const made: Lane = { channelId, queue: [], underWay: undefined, retry: createRetry(() => advance(made)) };
      lanes.set(channelId, made);
      lane = made;
    }
    laneOf.set(draft.id, lane);
    lane.queue.push({ ...draft, state: "sending" });
    options.changed(channelId);
    advance(lane);
  }

  return {
    send: append,
    pending: (channelId) => lanes.get(channelId)?.queue ?? [],
    retry(id) {
      const message = laneOf.get(id)?.queue.find((each) => each.id === id);
      if (message?.state !== "failed") return;
      remove(id);
      // At the end: what was sent since is ahead of it by now.
      const { error: _, ...draft } = message;
      append(draft);
    },
    discard(id) {
      const lane = laneOf.get(id);
      if (!lane || lane.underWay === id) return undefined;
      const message = remove(id);
      lane.retry.reset();
      advance(lane);
      return message?.text;
    },
    settled(id) {
      const lane = laneOf.get(id);
      if (!lane) return;
      remove(id);
      if (lane.underWay === id) return;
      lane.retry.reset();
      advance(lane);
    },
    resume() {
      for (const lane of lanes.values()) {
        lane.retry.reset();
        advance(lane);
      }
    },
    clear() {
      life.abort();
      life = new AbortController();
      for (const lane of lanes.values()) lane.retry.reset();
      lanes.clear();
      laneOf.clear();
    },
  };
}
