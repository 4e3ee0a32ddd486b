import type { ScheduledMessage } from "@chatflow/protocol";
import { v7 as uuidv7 } from "uuid";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createPages, type PagesState } from "./pages.ts";
import { createDerived, type Readable } from "./readable.ts";

export type ScheduledSnapshot = Pick<PagesState, "status" | "error"> & {
  /** The next one first; those that could not be sent, too, which say why. */
  scheduled: ScheduledMessage[];
};

/** Where a reply that is sent later goes, and what it quotes. */
export type ScheduleOptions = {
  threadId?: string | undefined;
  alsoInChannel?: boolean | undefined;
  /** A message that one can read. */
  quote?: { channelId: string; id: string } | undefined;
};

/** What is changed about a message that waits; `quote: null` lets it quote nothing. */
export type Rescheduling = { text?: string; quote?: null; sendAt?: string };

/** What one lets the server send later: all of it is read at once, there are at most a hundred. */
export type Scheduled = {
  list: Readable<ScheduledSnapshot>;
  schedule(channelId: string, text: string, sendAt: string, options?: ScheduleOptions): Promise<ScheduledMessage>;
  reschedule(id: string, change: Rescheduling): Promise<ScheduledMessage>;
  unschedule(id: string): Promise<void>;
  /** The server tells how it stands, here or on another device; null when it is sent or withdrawn. */
  heard(id: string, scheduled: ScheduledMessage | null): void;
  refresh(): void;
  clear(): void;
};

export function createScheduled(call: Client["call"]): Scheduled {
  const rows = new Map<string, ScheduledMessage>();
  const view = createDerived(snapshot);
  /** Under which id something was given to a server that did not answer: trying again does not make two of it. */
  const unanswered = new Map<string, string>();
  let life = {};
  const pages = createPages<ScheduledMessage>({
    async read(_cursor, signal) {
      return { rows: (await call("scheduled.list", {}, { signal })).scheduled, next: null };
    },
    replace(read, heard) {
      const listed = new Set(read.map(({ id }) => id));
      for (const id of rows.keys()) if (!listed.has(id) && !heard.has(id)) rows.delete(id);
      for (const row of read) if (!heard.has(row.id)) rows.set(row.id, row);
    },
    append() {},
    changed: () => view.changed(),
  });

  function snapshot(): ScheduledSnapshot {
    const { status, error } = pages.state();
    return { status, error, scheduled: [...rows.values()].sort(nextFirst) };
  }

  function heard(id: string, scheduled: ScheduledMessage | null) {
    pages.heard(id);
    if (scheduled) rows.set(id, scheduled);
    else rows.delete(id);
    view.changed();
  }

  return {
    list: {
      get() {
        pages.want();
        return view.get();
      },
      subscribe(listener) {
        pages.want();
        return view.subscribe(listener);
      },
    },
    async schedule(channelId, text, sendAt, { threadId, alsoInChannel = false, quote } = {}) {
      const mine = life;
      const quoted = quote && { quote: { channelId: quote.channelId, messageId: quote.id } };
      const content = { channelId, text, sendAt, alsoInChannel, ...(threadId === undefined ? {} : { threadId }), ...quoted };
      const key = JSON.stringify(content);
      const id = unanswered.get(key) ?? uuidv7();
      unanswered.set(key, id);
      try {
        const made = await call("scheduled.create", { id, ...content });
        unanswered.delete(key);
        return made;
      } catch (thrown) {
        if (mine === life && !isTransient(asChatFlowError(thrown))) unanswered.delete(key);
        throw thrown;
      }
    },
    reschedule: (scheduledId, change) => call("scheduled.update", { scheduledId, ...change }),
    async unschedule(scheduledId) {
      const mine = life;
      await call("scheduled.remove", { scheduledId });
      if (mine === life) heard(scheduledId, null);
    },
    heard,
    refresh: pages.refresh,
    clear() {
      life = {};
      rows.clear();
      unanswered.clear();
      pages.clear();
    },
  };
}

function nextFirst(one: ScheduledMessage, other: ScheduledMessage): number {
  if (one.sendAt !== other.sendAt) return one.sendAt < other.sendAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
