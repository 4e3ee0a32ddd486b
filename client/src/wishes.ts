import { ChatFlowError } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import { createRetry } from "./backoff.ts";
import { asChatFlowError, isTransient } from "./errors.ts";

/**
 * Changes of something of one's own that are shown before the server has them. One call is under way at a time, and what
 * is wished meanwhile goes together with the next: so what was wished last holds. Without a connection they wait, kept
 * like every other change.
 */
export type Wishes<C extends object> = {
  /** What is shown over what the server has; undefined when nothing is. */
  shown(): Partial<C> | undefined;
  /** Resolves when the server has it; rejects when it refuses it, and then it is not shown any more. */
  make(change: Partial<C>): Promise<void>;
  /** There is a connection, or it is known who one is: what waits goes out now. */
  resume(): void;
  /** What was kept, in its place in the order of wishing. */
  restore(kept: readonly Wish<C>[]): void;
  clear(): void;
};

/** What is sent together. `order`: milliseconds since 1970, or one more than the one before. */
export type Wish<C extends object> = { id: string; madeAt: string; order: number; change: Partial<C> };

export type WishesOptions<C extends object, A> = {
  send(change: Partial<C>, options: { signal: AbortSignal }): Promise<A>;
  maySend(): boolean;
  /** What is shown changed. */
  changed(): void;
  /** The server has it; it is not in `shown` any more. */
  done(answer: A): void;
  keep(id: string, wish: Wish<C> | undefined): void;
  /** The server has refused what was wished in an earlier life: nobody else waits for the answer. */
  refused(wish: Wish<C>, error: ChatFlowError): void;
};

/** Who waits for the answer, unless it was kept from before. */
type Batch<C extends object> = Wish<C> & { waiting?: PromiseWithResolvers<void> };

export function createWishes<C extends object, A>(options: WishesOptions<C, A>): Wishes<C> {
  const { changed } = options;
  /** The first is the one that is sent; what is wished meanwhile gathers in the last. */
  let batches: Batch<C>[] = [];
  let sending: { batch: Batch<C>; abort: AbortController } | undefined;
  let lastOrder = 0;
  const retry = createRetry(() => void sendNext());

  async function sendNext(): Promise<void> {
    const [batch] = batches;
    if (!batch || sending || !options.maySend()) return;
    const mine = { batch, abort: new AbortController() };
    sending = mine;
    try {
      const answer = await options.send(batch.change, { signal: mine.abort.signal });
      if (sending !== mine) return; // cleared or sent anew meanwhile
      retry.reset();
      batches.shift();
      options.keep(batch.id, undefined);
      options.done(answer);
      changed();
      batch.waiting?.resolve();
    } catch (thrown) {
      if (sending !== mine) return;
      const error = asChatFlowError(thrown);
      if (isTransient(error)) {
        sending = undefined;
        return retry.later(error);
      }
      batches.shift();
      refuse(batch, error);
      changed();
    }
    sending = undefined;
    return sendNext();
  }

  function refuse({ waiting, ...wish }: Batch<C>, error: ChatFlowError) {
    if (!waiting) return options.refused(wish, error);
    options.keep(wish.id, undefined);
    waiting.reject(error);
  }

  function begin(): Required<Batch<C>> {
    lastOrder = Math.max(lastOrder + 1, Date.now());
    const batch = { id: uuidv7(), madeAt: new Date().toISOString(), order: lastOrder, change: {}, waiting: Promise.withResolvers<void>() };
    batches.push(batch);
    return batch;
  }

  return {
    shown: () => (batches.length === 0 ? undefined : Object.assign({}, ...batches.map(({ change }) => change))),
    make(change) {
      const last = batches.at(-1);
      const batch = last?.waiting && last !== sending?.batch ? (last as Required<Batch<C>>) : begin();
      batch.change = { ...batch.change, ...change };
      const { waiting, ...wish } = batch;
      options.keep(wish.id, wish);
      changed();
      if (!retry.waiting()) void sendNext();
      return waiting.promise;
    },
    resume() {
      retry.reset();
      // A request that began while there was no line may hang; carrying it out twice changes nothing.
      const hanging = sending;
      sending = undefined;
      hanging?.abort.abort();
      void sendNext();
    },
    restore(kept) {
      const here = new Set(batches.map(({ id }) => id));
      const waits = batches.filter((batch) => batch !== sending?.batch);
      waits.push(...kept.filter(({ id }) => !here.has(id)));
      waits.sort((one, other) => one.order - other.order);
      batches = sending ? [sending.batch, ...waits] : waits;
      lastOrder = Math.max(lastOrder, ...kept.map(({ order }) => order));
      changed();
      if (!retry.waiting()) void sendNext();
    },
    clear() {
      const given = batches;
      batches = [];
      sending = undefined;
      retry.reset();
      for (const { waiting } of given)
        waiting?.reject(new ChatFlowError("unavailable", { message: "The chat was stopped before the server had this." }));
    },
  };
}
