import { ChatFlowError } from "@chatflow/protocol";
import { existingMessage, type MessageWriter } from "../messages/index.ts";
import type { Database, Db } from "../platform/db.ts";
import { isDatabaseAway } from "../platform/errors.ts";
import type { Logger } from "../platform/log.ts";
import type { Hub } from "../realtime/hub.ts";
import { presentScheduled } from "./present.ts";
import * as q from "./queries.ts";

/** Messages that one transaction holds at most while they are being sent. */
const batchSize = 50;
/** How often it looks what other instances have taken in, or left behind. */
const sweepMs = 60_000;
/** When one that could not be sent for now is tried again. */
const retryMs = 2000;

type Deps = { db: Db; hub: Hub; writer: Pick<MessageWriter, "send">; log: Pick<Logger, "warn" | "error"> };

/**
 * Sends what is due, by the writer and with all its checks, as its author would. The rows are held until it is known what
 * became of them: nobody changes one meanwhile, and of several instances one sends it. After a crash between sending and
 * forgetting it is sent again, under the same id, which changes nothing.
 */
export class ScheduledSender {
  readonly #deps: Deps;
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = true;
  /** Those that could not be sent for now, and when to try again: they hold up none of the others. */
  readonly #notBefore = new Map<string, number>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Sends at once what became due while nobody was there. */
  start() {
    this.#stopped = false;
    this.#run();
  }

  /** Ends when what it has begun is sent; nothing more is begun. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** Something is to be sent then. */
  expect(sendAt: Date) {
    if (this.#stopped) return;
    if (this.#running !== undefined) this.#again = true;
    else this.#wakeAt(Math.min(this.#wakesAt, sendAt.getTime()));
  }

  #wakeAt(at: number) {
    clearTimeout(this.#timer);
    this.#wakesAt = at;
    // Never longer than the sweep, hence never longer than a timer can wait.
    const wait = Math.min(sweepMs, Math.max(0, at - Date.now()));
    this.#timer = setTimeout(() => this.#run(), wait);
    this.#timer.unref();
  }

  #run() {
    if (this.#running !== undefined) return;
    this.#wakesAt = Number.POSITIVE_INFINITY;
    this.#running = this.#sendAll().then((next) => {
      this.#running = undefined;
      if (this.#stopped) return;
      if (this.#again) next = 0;
      this.#again = false;
      this.#wakeAt(next);
    });
  }

  /** When to look again. */
  async #sendAll(): Promise<number> {
    try {
      let now = new Date();
      while (!this.#stopped && (await this.#sendBatch(now)) === batchSize) now = new Date();
      // Also what has become due since it looked.
      const next = await q.nextDue(this.#deps.db.kysely, now);
      return Math.min(next?.getTime() ?? Number.POSITIVE_INFINITY, ...this.#notBefore.values());
    } catch (error) {
      if (isDatabaseAway(error)) this.#deps.log.warn({ err: error }, "what is due could not be read for now");
      else this.#deps.log.error({ err: error }, "what is due could not be sent");
      return Date.now() + retryMs;
    }
  }

  /** How many were due. */
  async #sendBatch(now: Date): Promise<number> {
    const { db, hub } = this.#deps;
    for (const [id, at] of this.#notBefore) if (at <= now.getTime()) this.#notBefore.delete(id);
    const { due, told } = await db.kysely.transaction().execute(async (tx) => {
      const rows = await q.lockDue(tx, now, [...this.#notBefore.keys()], batchSize);
      const outcomes = await Promise.all(rows.map(async (row) => ({ row, outcome: await this.#send(row) })));
      const sent = outcomes.flatMap(({ row, outcome }) => (outcome === "sent" ? [row] : []));
      if (sent.length > 0)
        await q.deleteScheduled(
          tx,
          sent.map(({ id }) => id),
        );
      const failed = await this.#keepFailed(tx, outcomes);
      return { due: rows.length, told: [...sent.map((row) => ({ row, scheduled: null })), ...failed] };
    });
    for (const { row, scheduled } of told) hub.toUsers([row.user_id], { type: "scheduled.updated", scheduledId: row.id, scheduled });
    return due;
  }

  async #send(row: q.DueRow): Promise<"sent" | "later" | ChatFlowError> {
    const { db, writer, log } = this.#deps;
    try {
      await writer.send(toSend(row), { caller: { userId: row.user_id, role: row.role } });
      return "sent";
    } catch (error) {
      if (error instanceof ChatFlowError && error.code === "id_conflict" && (await this.#wasSent(row))) return "sent";
      if (error instanceof ChatFlowError && error.code !== "unavailable") return error;
      if (!(error instanceof ChatFlowError) && !isDatabaseAway(error))
        log.error({ err: error, scheduledId: row.id }, "a message that was due could not be sent");
      this.#notBefore.set(row.id, Date.now() + retryMs);
      return "later";
    }
  }

  /** It went out before a crash, and was changed after it. */
  async #wasSent(row: q.DueRow): Promise<boolean> {
    const message = await existingMessage(this.#deps.db.kysely, { channelId: row.channel_id, messageId: row.id });
    return message.author_id === row.user_id;
  }

  async #keepFailed(tx: Database, outcomes: readonly { row: q.DueRow; outcome: "sent" | "later" | ChatFlowError }[]) {
    const failed = [];
    for (const { row, outcome } of outcomes) {
      if (!(outcome instanceof ChatFlowError)) continue;
      const kept = await q.updateScheduled(tx, row.id, { failed: outcome.code });
      failed.push({ row, scheduled: presentScheduled(kept) });
    }
    return failed;
  }
}

function toSend({ id, channel_id: channelId, thread_id, also_in_channel: alsoInChannel, text, quote }: q.ScheduledRow) {
  const quoted = quote && { quote: { channelId: quote.channelId, messageId: quote.messageId } };
  return { id, channelId, text, alsoInChannel, ...(thread_id ? { threadId: thread_id } : {}), ...quoted };
}
