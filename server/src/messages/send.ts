import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { ChatFlowError, type Message } from "@chatflow/protocol";
import type { ParsedInput } from "@chatflow/protocol/commands";
import type { Db } from "../platform/db.ts";
import { isDatabaseAway } from "../platform/errors.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Hub } from "../realtime/hub.ts";
import type { Author } from "./access.ts";
import { namesIn } from "./mentions.ts";
import { prepare, type Sending } from "./prepare.ts";
import { type NewMessage, type Written, writeMessages } from "./queries.ts";
import { readMessage } from "./read-queries.ts";
import type { ThreadNews } from "./thread-news.ts";
import { mustBeSame, originalOrRefusal } from "./unwritten.ts";

/** Messages that one commit takes at most: bounds its memory and how long the channels' rows are held. */
const batchSize = 500;
/** Messages that may wait for a commit; past it senders are told to come again. */
const waitingCap = 20_000;
/** While the database is away a batch is held and tried again, so often and so many milliseconds apart. */
const retries = 20;
const retryPause = 250;

/** What became of a message: written, or a refusal, or null, which asks for a second look. */
type Outcome = Written | ChatFlowError;
type Waiting = { sending: Sending; done(outcome: Outcome): void; failed(error: unknown): void };
/** What a commit brought: an outcome for each message of the batch, and what is to be told of, in the order of telling. */
type Committed = { outcomes: Outcome[]; created: Message[]; updated: Message[] };

/**
 * Sends that arrive while a commit is under way are committed together by the next one. There is no timer: an idle
 * server commits a send at once, a busy one spreads the cost of a flush over all that gathered meanwhile.
 * Answers and events leave only after the commit, in the order of `seq`, because one batch is under way at a time.
 */
export class MessageWriter {
  readonly #db: Db;
  readonly #hub: Hub;
  readonly #news: ThreadNews;
  readonly #metrics: Metrics;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(deps: { db: Db; hub: Hub; news: ThreadNews; metrics: Metrics }) {
    this.#db = deps.db;
    this.#hub = deps.hub;
    this.#news = deps.news;
    this.#metrics = deps.metrics;
  }

  /**
   * Stores the message and tells the channel. The membership is checked by the statement that inserts; an id that is
   * stored already returns its message to whoever sent the same, and is a conflict to anyone else.
   */
  readonly send = async (input: ParsedInput<"messages.send">, { caller }: { caller: Author }): Promise<Message> => {
    const outcome = await this.#written(sendingOf(input, caller));
    if (outcome && !(outcome instanceof ChatFlowError)) return outcome.isNew ? outcome.message : mustBeSame(outcome.message, caller, input);
    return originalOrRefusal({ db: this.#db }, caller, input, outcome);
  };

  #written(sending: Sending): Promise<Outcome> {
    if (this.#waiting.length >= waitingCap) throw new ChatFlowError("unavailable", { retryAfterMs: 1000 });
    return new Promise((done, failed) => {
      this.#waiting.push({ sending, done, failed });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll() {
    this.#writing = true;
    await nextTurn(); // what else this turn of the event loop brought comes along
    while (this.#waiting.length > 0) await this.#settle(this.#nextBatch());
    this.#writing = false;
  }

  /**
   * Up to `batchSize` messages. One whose id is in the batch already waits for the next, and then finds it stored; so do
   * a reply whose root is in the batch, and all that came after it.
   */
  #nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    const ids = new Set<string>();
    let full = false;
    for (const one of this.#waiting) {
      const { id, threadId } = one.sending.message;
      full ||= batch.length === batchSize || (threadId !== undefined && ids.has(threadId));
      if (full || ids.has(id)) later.push(one);
      else {
        ids.add(id);
        batch.push(one);
      }
    }
    this.#waiting = later;
    return batch;
  }

  async #settle(batch: Waiting[]): Promise<void> {
    try {
      const { outcomes, created, updated } = await this.#write(batch.map((one) => one.sending));
      this.#metrics.messagesStored(created.length);
      for (const message of created) this.#announce("message.created", message);
      for (const root of updated) {
        this.#announce("message.updated", root);
        this.#news.changed(root.channelId, root.id);
      }
      for (const [at, one] of batch.entries()) one.done(outcomes[at] ?? null);
    } catch (error) {
      if (batch.length > 1 && !isDatabaseAway(error)) {
        for (const one of batch) await this.#settle([one]); // one of them is bad; alone, each stands for itself
      } else for (const one of batch) one.failed(error);
    }
  }

  async #write(sendings: Sending[]): Promise<Committed> {
    let prepared: (NewMessage | ChatFlowError)[] | undefined;
    let ids: "all_new" | "maybe_known" = "all_new";
    let away = 0;
    let collisions = 0;
    for (;;) {
      try {
        prepared ??= sendings.some(mustBePrepared) ? await prepare(this.#db.pool, sendings) : sendings.map(({ message }) => message);
        return await this.#writePrepared(sendings, prepared, ids, away > 0);
      } catch (error) {
        if (isUniqueViolation(error) && collisions < 5) {
          // With the look-up it can still meet an id that another instance stores in this moment; then it sees it next.
          collisions += 1;
          ids = "maybe_known";
        } else if (isDatabaseAway(error) && away < retries) {
          away += 1;
          ids = "maybe_known";
          await pause(retryPause);
        } else throw error;
      }
    }
  }

  /**
   * `uncertain`: the database went away in a try before, and nobody knows whether that one was committed. If it was,
   * what is found now was not told of yet.
   */
  async #writePrepared(
    sendings: readonly Sending[],
    prepared: readonly (NewMessage | ChatFlowError)[],
    ids: "all_new" | "maybe_known",
    uncertain: boolean,
  ): Promise<Committed> {
    const fit = prepared.flatMap((one, at) => {
      const sending = sendings[at];
      return one instanceof ChatFlowError || !sending ? [] : [{ message: one, role: sending.role }];
    });
    const { pool } = this.#db;
    const { written, roots } = fit.length > 0 ? await writeMessages(pool, ids, fit, new Date()) : { written: [], roots: [] };
    const created = written.flatMap((one) => (one && (one.isNew || uncertain) ? [one.message] : []));
    // What an earlier try has stored may stand behind what is new by now.
    if (uncertain) created.sort(byRev);
    const updated = uncertain ? await this.#rootsOf(created) : roots;
    const inOrder = written.values();
    const outcomes = prepared.map((one): Outcome => (one instanceof ChatFlowError ? one : (inOrder.next().value ?? null)));
    return { outcomes, created, updated };
  }

  async #rootsOf(replies: readonly Message[]): Promise<Message[]> {
    const threads = new Map<string, Promise<Message | undefined>>();
    for (const { channelId, threadId } of replies) {
      const key = `${channelId} ${threadId}`;
      if (threadId && !threads.has(key)) threads.set(key, readMessage(this.#db.pool, channelId, threadId));
    }
    const roots = await Promise.all(threads.values());
    return roots.filter((root) => root !== undefined).sort(byRev);
  }

  #announce(type: "message.created" | "message.updated", message: Message) {
    this.#hub.toChannel(message.channelId, { type, channelId: message.channelId, rev: message.rev, message });
  }
}

function sendingOf({ id, channelId, text, threadId, alsoInChannel, quote }: ParsedInput<"messages.send">, caller: Author): Sending {
  const message: NewMessage = { id, channelId, authorId: caller.userId, text };
  if (threadId) message.threadId = threadId;
  if (alsoInChannel) message.alsoInChannel = true;
  return { message, names: text.includes("@") ? namesIn(text) : null, role: caller.role, quoted: quote };
}

/** Nearly no message mentions or quotes, and then nobody waits for a look-up. */
function mustBePrepared({ names, quoted }: Sending): boolean {
  return names !== null || quoted !== undefined;
}

function byRev(one: Message, other: Message): number {
  return one.rev - other.rev;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
