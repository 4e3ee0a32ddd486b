import type { Message } from "@chatflow/protocol";
import type { Client } from "./client.ts";
import { createPages, type PagesState, pageRows } from "./pages.ts";
import { createDerived, type Readable } from "./readable.ts";

export type MentionedSnapshot = PagesState & {
  /** The newest first. */
  messages: Message[];
};

/** The messages of others that mention one; read when somebody first asks, and kept up to date from then on. */
export type MentionedList = Readable<MentionedSnapshot> & {
  /** The next page; where the first reading failed, that again. Never rejects: see `error`. */
  loadMore(): Promise<void>;
};

export type Mentioned = {
  list: MentionedList;
  /** A message came or was changed. */
  noticed(message: Message): void;
  /** There is a new connection, or a new channel. */
  refresh(): void;
  forget(channelId: string): void;
  clear(): void;
};

export function createMentioned({ call, myId }: { call: Client["call"]; myId(): string | undefined }): Mentioned {
  const messages = new Map<string, Message>();
  const view = createDerived(snapshot);
  let asked = false;
  /** The end of what was read: what lies behind it belongs to pages that are not here yet. */
  let end: Message | undefined;
  const pages = createPages<Message>({
    async read(cursor, signal) {
      const answer = await call("mentions.list", { limit: pageRows, ...(cursor && { cursor }) }, { signal });
      return { rows: answer.messages, next: answer.next };
    },
    replace(rows, heard) {
      const listed = new Set(rows.map(({ id }) => id));
      for (const id of messages.keys()) if (!listed.has(id) && !heard.has(id)) messages.delete(id);
      end = undefined;
      add(rows, heard);
    },
    append: add,
    changed: () => view.changed(),
  });

  /** What was heard of since, and is not here, mentions one no more. */
  function add(rows: Message[], heard: ReadonlySet<string>) {
    for (const row of rows) {
      const known = messages.get(row.id);
      if (known ? known.rev < row.rev : !heard.has(row.id)) messages.set(row.id, row);
    }
    end = rows.at(-1) ?? end;
  }

  function snapshot(): MentionedSnapshot {
    const state = pages.state();
    const last = state.hasMore ? end : undefined;
    const shown = [...messages.values()].filter((message) => !last || newestFirst(message, last) <= 0);
    return { ...state, messages: shown.sort(newestFirst) };
  }

  function want() {
    asked = true;
    pages.want();
  }

  function mentionsMe({ authorId, deletedAt, mentions }: Message): boolean {
    const me = myId();
    if (!mentions || me === undefined || authorId === me || deletedAt !== null) return false;
    return mentions.everyone !== null || mentions.userIds.includes(me);
  }

  return {
    list: {
      get() {
        want();
        return view.get();
      },
      subscribe(listener) {
        want();
        return view.subscribe(listener);
      },
      loadMore: pages.loadMore,
    },
    noticed(message) {
      if (!asked) return;
      const known = messages.get(message.id);
      const isOne = mentionsMe(message);
      if (known ? known.rev >= message.rev : !isOne) return;
      pages.heard(message.id);
      if (isOne) messages.set(message.id, message);
      else messages.delete(message.id);
      view.changed();
    },
    refresh: pages.refresh,
    forget(channelId) {
      for (const [id, message] of messages) if (message.channelId === channelId) messages.delete(id);
      view.changed();
    },
    clear() {
      asked = false;
      end = undefined;
      messages.clear();
      pages.clear();
    },
  };
}

function newestFirst(one: Message, other: Message): number {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? 1 : -1;
  if (one.id !== other.id) return one.id < other.id ? 1 : -1;
  return 0;
}
