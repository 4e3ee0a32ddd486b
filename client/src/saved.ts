import type { Message, SavedMessage } from "@chatflow/protocol";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createPages, type PagesState, pageRows } from "./pages.ts";
import { createDerived, createKeyed, type Readable } from "./readable.ts";

export type SavedSnapshot = PagesState & {
  /** What was saved last first. */
  saved: SavedMessage[];
};

/** The messages that one keeps at hand; read when somebody first asks, and kept up to date from then on. */
export type SavedList = Readable<SavedSnapshot> & {
  /** The next page; where the first reading failed, that again. Never rejects: see `error`. */
  loadMore(): Promise<void>;
};

export type Saved = {
  list: SavedList;
  isSaved(messageId: string): Readable<boolean>;
  /** Shown at once; taken back, and rejected, when the server refuses it. */
  save(message: Message, on: boolean): Promise<void>;
  /** The server tells that it was saved, or no more (null), here or on another device. */
  heard(place: { channelId: string; messageId: string }, savedAt: string | null): void;
  /** A message came or was changed. */
  noticed(message: Message): void;
  /** There is a new connection, or a new channel. */
  refresh(): void;
  forget(channelId: string): void;
  clear(): void;
};

export function createSaved(call: Client["call"]): Saved {
  const saved = new Map<string, SavedMessage>();
  const keyed = createKeyed((messageId) => saved.has(messageId));
  const readables = new Map<string, Readable<boolean>>();
  const view = createDerived(snapshot);
  /** The newest wish about each message that the server has not answered. */
  const wishes = new Map<string, object>();
  let life = {};
  /** The end of what was read: what lies behind it belongs to pages that are not here yet. */
  let end: string | undefined;
  const pages = createPages<SavedMessage>({
    read: async (cursor, signal) => {
      const answer = await call("saved.list", { limit: pageRows, ...(cursor && { cursor }) }, { signal });
      return { rows: answer.saved, next: answer.next };
    },
    replace(rows, heard) {
      const listed = new Set(rows.map(({ message }) => message.id));
      for (const id of saved.keys()) if (!listed.has(id) && isSettled(id, heard)) set(id, undefined);
      end = undefined;
      add(rows, heard);
    },
    append: add,
    changed: () => view.changed(),
  });

  function isSettled(messageId: string, heard: ReadonlySet<string>) {
    return !heard.has(messageId) && !wishes.has(messageId);
  }

  function add(rows: SavedMessage[], heard: ReadonlySet<string>) {
    for (const row of rows) if (isSettled(row.message.id, heard)) set(row.message.id, newer(row, saved.get(row.message.id)));
    end = rows.at(-1)?.savedAt ?? end;
  }

  function snapshot(): SavedSnapshot {
    const state = pages.state();
    const rows = [...saved.values()].filter(({ savedAt }) => !state.hasMore || end === undefined || savedAt >= end);
    return { ...state, saved: rows.sort(newestFirst) };
  }

  function set(messageId: string, row: SavedMessage | undefined) {
    if (row) saved.set(messageId, row);
    else saved.delete(messageId);
    keyed.changed(messageId);
    view.changed();
  }

  /** Saved on another device: what it says is not part of the event. */
  async function fetchSaved(place: { channelId: string; messageId: string }, savedAt: string) {
    const mine = life;
    const wish = {};
    wishes.set(place.messageId, wish);
    const isWanted = () => mine === life && wishes.get(place.messageId) === wish;
    try {
      const message = await call("messages.get", place);
      if (isWanted()) set(place.messageId, { message, savedAt });
    } catch (thrown) {
      // On the next connection the list is read anyway; a message that is gone is not shown.
      if (isWanted() && isTransient(asChatFlowError(thrown))) pages.refresh();
    } finally {
      if (isWanted()) wishes.delete(place.messageId);
    }
  }

  async function save(message: Message, on: boolean) {
    const mine = life;
    const place = { channelId: message.channelId, messageId: message.id };
    const { id } = message;
    const before = saved.get(id);
    const wish = {};
    const isWanted = () => mine === life && wishes.get(id) === wish;
    wishes.set(id, wish);
    pages.heard(id);
    set(id, on ? (before ?? { message, savedAt: new Date().toISOString() }) : undefined);
    try {
      if (on) {
        const row = await call("saved.add", place);
        if (isWanted()) set(id, newer(row, saved.get(id)));
      } else await call("saved.remove", place);
    } catch (thrown) {
      if (isWanted()) set(id, before);
      throw thrown;
    } finally {
      if (isWanted()) wishes.delete(id);
    }
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
      loadMore: pages.loadMore,
    },
    isSaved(messageId) {
      let found = readables.get(messageId);
      if (!found) {
        const { get, subscribe } = keyed.of(messageId);
        found = {
          get() {
            pages.want(true);
            return get();
          },
          subscribe(listener) {
            pages.want(true);
            return subscribe(listener);
          },
        };
        readables.set(messageId, found);
      }
      return found;
    },
    save,
    heard(place, savedAt) {
      const { messageId } = place;
      pages.heard(messageId);
      if (wishes.has(messageId)) return;
      const known = saved.get(messageId);
      if (savedAt === null) set(messageId, undefined);
      else if (known) set(messageId, { ...known, savedAt });
      else if (pages.state().status === "ready") void fetchSaved(place, savedAt);
    },
    noticed(message) {
      const known = saved.get(message.id);
      if (!known || known.message.channelId !== message.channelId || known.message.rev >= message.rev) return;
      // A deleted message is no longer among the saved ones.
      set(message.id, message.deletedAt === null ? { ...known, message } : undefined);
    },
    refresh: pages.refresh,
    forget(channelId) {
      for (const [id, { message }] of saved) if (message.channelId === channelId) set(id, undefined);
    },
    clear() {
      life = {};
      wishes.clear();
      for (const id of saved.keys()) set(id, undefined);
      end = undefined;
      pages.clear();
    },
  };
}

function newer(row: SavedMessage, known: SavedMessage | undefined): SavedMessage {
  return known && known.message.rev > row.message.rev ? { ...row, message: known.message } : row;
}

function newestFirst(one: SavedMessage, other: SavedMessage): number {
  if (one.savedAt !== other.savedAt) return one.savedAt < other.savedAt ? 1 : -1;
  return one.message.id < other.message.id ? 1 : -1;
}
