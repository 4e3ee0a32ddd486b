import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { ChatFlowError, type Message } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Caller } from "../platform/commands.ts";
import type { Db } from "../platform/db.ts";
import { isDatabaseAway } from "../platform/errors.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Hub } from "../realtime/hub.ts";
import { type NewMessage, readHead, type Written, writeMessages } from "./queries.ts";

/** Messages that one commit takes at most: bounds its memory and how long the channels' rows are held. */
const batchSize = 500;
/** Messages that may wait for a commit; past it senders are told to come again. */
const waitingCap = 20_000;
/** While the database is away a batch is held and tried again, so often and so many milliseconds apart. */
const retries = 20;
const retryPause = 250;

type Waiting = { message: NewMessage; done(written: Written): void; failed(error: unknown): void };

/**
 * Sends that arrive while a commit is under way are committed together by the next one. There is no timer: an idle
 * server commits a send at once, a busy one spreads the cost of a flush over all that gathered meanwhile.
 * Answers and events leave only after the commit, in the order of `seq`, because one batch is under way at a time.
 */
export class MessageWriter {
  readonly #db: Db;
  readonly #hub: Hub;
  readonly #metrics: Metrics;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(deps: { db: Db; hub: Hub; metrics: Metrics }) {
    this.#db = deps.db;
    this.#hub = deps.hub;
    this.#metrics = deps.metrics;
  }

  /**
   * Stores the message and tells the channel. The membership is checked by the statement that inserts; an id that is
   * stored already returns its message to whoever sent the same, and is a conflict to anyone else.
   */
  readonly send = async (input: ParsedInput<"messages.send">, { caller }: { caller: Caller }): Promise<Message> => {
    const written = await this.#written({ ...input, authorId: caller.userId });
    if (!written) throw await this.#refusal(caller, input.channelId);
    const { message, isNew } = written;
    if (!isNew && (message.authorId !== caller.userId || message.text !== input.text)) throw new ChatFlowError("id_conflict");
    return message;
  };

  #written(message: NewMessage): Promise<Written> {
    if (this.#waiting.length >= waitingCap) throw new ChatFlowError("unavailable", { retryAfterMs: 1000 });
    return new Promise((done, failed) => {
      this.#waiting.push({ message, done, failed });
      if (!this.#writing) void this.#writeAll();
    });
  }

  /** The same answer that reading the channel would give. */
  async #refusal(caller: Caller, channelId: string): Promise<ChatFlowError> {
    const head = await readHead(this.#db.pool, caller.userId, channelId);
    if (head?.member) return new ChatFlowError("unavailable", { retryAfterMs: 100 }); // became a member in this moment
    return new ChatFlowError(head?.type === "public" ? "not_member" : "not_found");
  }

  async #writeAll() {
    this.#writing = true;
    await nextTurn(); // what else this turn of the event loop brought comes along
    while (this.#waiting.length > 0) await this.#settle(this.#nextBatch());
    this.#writing = false;
  }

  /** Up to `batchSize` messages; one whose id is in the batch already waits for the next, and then finds it stored. */
  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const ids = new Set<string>();
    for (const one of this.#waiting) {
      if (batch.length === batchSize || ids.has(one.message.id)) later.push(one);
      else {
        ids.add(one.message.id);
        batch.push(one);
      }
    }
    this.#waiting = later;
    return batch;
  }

  async #settle(batch: Waiting[]): Promise<void> {
    try {
      const { written, uncertain } = await this.#write(batch.map((one) => one.message));
      this.#metrics.messagesStored(written.filter((result) => result?.isNew).length);
      batch.forEach((one, at) => {
        const result = written[at] ?? null;
        if (result && (result.isNew || uncertain)) this.#announce(result.message);
        one.done(result);
      });
    } catch (error) {
      if (batch.length > 1 && !isDatabaseAway(error)) {
        for (const one of batch) await this.#settle([one]); // one of them is bad; alone, each stands for itself
      } else for (const one of batch) one.failed(error);
    }
  }

  /**
   * `uncertain`: the database went away in a try before, and nobody knows whether that one was committed. If it was,
   * what is found now was not announced yet.
   */
  async #write(messages: NewMessage[]): Promise<{ written: Written[]; uncertain: boolean }> {
    let statement: "messages_all_new" | "messages_maybe_known" = "messages_all_new";
    let away = 0;
    let collisions = 0;
    for (;;) {
      try {
        return { written: await writeMessages(this.#db.pool, statement, messages, new Date()), uncertain: away > 0 };
      } catch (error) {
        if (isUniqueViolation(error) && collisions < 5) {
          // With the look-up it can still meet an id that another instance stores in this moment; then it sees it next.
          collisions += 1;
          statement = "messages_maybe_known";
        } else if (isDatabaseAway(error) && away < retries) {
          away += 1;
          statement = "messages_maybe_known";
          await pause(retryPause);
        } else throw error;
      }
    }
  }

  #announce(message: Message) {
    this.#hub.toChannel(message.channelId, { type: "message.created", channelId: message.channelId, rev: message.rev, message });
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
