import { ChatFlowError } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import { asChatFlowError, isTransient } from "./errors.ts";

/**
 * Changes of something of one's own that are shown before the server has them. One call is under way at a time, and what
 * is wished meanwhile goes together with the next: so what was wished last holds. Without a connection they wait.
 */
export type Wishes<C extends object> = {
  /** What is shown over what the server has; undefined when nothing is. */
  shown(): Partial<C> | undefined;
  /** Resolves when the server has it; rejects when it refuses it, and then it is not shown any more. */
  make(change: Partial<C>): Promise<void>;
  /** There is a connection, or it is known who one is: what waits goes out now. */
  resume(): void;
  clear(): void;
};

type Options<C extends object, A> = {
  send(change: Partial<C>): Promise<A>;
  maySend(): boolean;
  /** What is shown changed. */
  changed(): void;
  /** The server has it; it is not in `shown` any more. */
  done(answer: A): void;
};

type Batch<C extends object> = PromiseWithResolvers<void> & { change: Partial<C> };

export function createWishes<C extends object, A>({ send, maySend, changed, done }: Options<C, A>): Wishes<C> {
  /** The first is the one that is sent; those after it gather in the second. */
  let batches: Batch<C>[] = [];
  let sending: Batch<C> | undefined;
  const retry = createRetry(() => void sendNext());

  async function sendNext(): Promise<void> {
    const [batch] = batches;
    if (!batch || sending || !maySend()) return;
    sending = batch;
    try {
      const answer = await send(batch.change);
      if (sending !== batch) return; // cleared meanwhile
      retry.reset();
      batches.shift();
      done(answer);
      changed();
      batch.resolve();
    } catch (thrown) {
      if (sending !== batch) return;
      const error = asChatFlowError(thrown);
      if (isTransient(error)) {
        sending = undefined;
        return retry.later(error);
      }
      batches.shift();
      changed();
      batch.reject(error);
    }
    sending = undefined;
    return sendNext();
  }

  return {
    shown: () => (batches.length === 0 ? undefined : Object.assign({}, ...batches.map(({ change }) => change))),
    make(change) {
      let batch = batches.at(-1);
      if (!batch || batch === sending) {
        batch = { change: {}, ...Promise.withResolvers<void>() };
        batches.push(batch);
      }
      batch.change = { ...batch.change, ...change };
      changed();
      if (!retry.waiting()) void sendNext();
      return batch.promise;
    },
    resume() {
      retry.reset();
      void sendNext();
    },
    clear() {
      const given = batches;
      batches = [];
      sending = undefined;
      retry.reset();
      for (const { reject } of given)
        reject(new ChatFlowError("unavailable", { message: "The chat was stopped before the server had this." }));
    },
  };
}
