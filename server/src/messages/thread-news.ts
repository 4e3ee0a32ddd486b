import { setTimeout as pause } from "node:timers/promises";
import type { Db } from "../platform/db.ts";
import { isDatabaseAway } from "../platform/errors.ts";
import type { Logger } from "../platform/log.ts";
import type { Hub } from "../realtime/hub.ts";
import { readFollowers } from "./thread-queries.ts";

type Thread = { channelId: string; threadId: string };

/** While the database is away, the news are kept and tried again, so often and so many milliseconds apart. */
const retries = 20;
const retryPause = 250;

/**
 * Tells everyone who follows a thread how they stand to it after it changed. It runs behind the answers: one thread after
 * the other, each with one query for all of its followers, and what changes again before its turn is told once.
 */
export class ThreadNews {
  readonly #db: Db;
  readonly #hub: Hub;
  readonly #log: Pick<Logger, "warn">;
  readonly #waiting = new Map<string, Thread>();
  #telling = false;

  constructor(deps: { db: Db; hub: Hub; log: Pick<Logger, "warn"> }) {
    this.#db = deps.db;
    this.#hub = deps.hub;
    this.#log = deps.log;
  }

  /** Call it after the commit. */
  changed(channelId: string, threadId: string): void {
    this.#waiting.set(`${channelId} ${threadId}`, { channelId, threadId });
    if (!this.#telling) void this.#tellAll();
  }

  async #tellAll() {
    this.#telling = true;
    // What comes while it runs is appended, and gets its turn in the same loop.
    for (const [key, thread] of this.#waiting) {
      this.#waiting.delete(key);
      await this.#tell(thread);
    }
    this.#telling = false;
  }

  async #tell({ channelId, threadId }: Thread): Promise<void> {
    for (let away = 0; ; away++) {
      try {
        for (const { userId, entry } of await readFollowers(this.#db.pool, channelId, threadId)) {
          this.#hub.toMembers(channelId, [userId], { type: "thread.updated", channelId, threadId, entry });
        }
        return;
      } catch (error) {
        if (!isDatabaseAway(error) || away >= retries) return this.#log.warn({ err: error }, "the followers of a thread were not told");
        await pause(retryPause);
      }
    }
  }
}
