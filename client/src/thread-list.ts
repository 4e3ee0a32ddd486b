import type { ThreadEntry } from "@chatflow/protocol";
import type { Client } from "./client.ts";
import { createPages, type PagesState, pageRows } from "./pages.ts";
import { createDerived, type Readable } from "./readable.ts";
import { keyOf, type ThreadStates } from "./thread-states.ts";

export type ThreadsSnapshot = PagesState & {
  /** Those that one follows, the newest reply first. */
  threads: ThreadEntry[];
};

/** The threads that one follows; read when somebody first asks, and kept up to date from then on. */
export type ThreadList = Readable<ThreadsSnapshot> & {
  /** The next page; where the first reading failed, that again. Never rejects: see `error`. */
  loadMore(): Promise<void>;
};

export type LiveThreadList = ThreadList & {
  /** How one stands to it may have changed. */
  heard(key: string): void;
  changed(): void;
  refresh(): void;
  clear(): void;
};

export function createThreadList(call: Client["call"], states: ThreadStates): LiveThreadList {
  const view = createDerived(snapshot);
  let listed = new Set<string>();
  /** The end of what was read: what lies behind it belongs to pages that are not here yet. */
  let end: string | undefined;
  const pages = createPages<ThreadEntry>({
    read: async (cursor, signal) => {
      const { threads, next } = await call("threads.list", { limit: pageRows, ...(cursor && { cursor }) }, { signal });
      return { rows: threads, next };
    },
    replace(rows, heard) {
      listed = new Set([...listed].filter((key) => heard.has(key)));
      end = undefined;
      add(rows);
    },
    append: add,
    changed: () => view.changed(),
  });

  function add(rows: ThreadEntry[]) {
    for (const row of rows) {
      states.put(row);
      listed.add(keyOf(row));
    }
    const last = rows.at(-1);
    if (last) end = activity(last);
  }

  function snapshot(): ThreadsSnapshot {
    const state = pages.state();
    const threads = [...listed].flatMap((key) => {
      const entry = states.get(key);
      const shown = states.shown(key);
      if (!entry?.root.thread || !shown?.following) return [];
      if (state.hasMore && end !== undefined && activity(entry) < end) return [];
      return shown === entry.state ? entry : { ...entry, state: shown };
    });
    return { ...state, threads: threads.sort(newestFirst) };
  }

  return {
    get() {
      pages.want();
      return view.get();
    },
    subscribe(listener) {
      pages.want();
      return view.subscribe(listener);
    },
    loadMore: pages.loadMore,
    heard(key) {
      pages.heard(key);
      listed.add(key);
      view.changed();
    },
    changed: view.changed,
    refresh: pages.refresh,
    clear() {
      listed.clear();
      end = undefined;
      pages.clear();
    },
  };
}

/** Empty of a thread in which no reply stands: it is not listed. */
function activity({ root }: ThreadEntry): string {
  return root.thread?.lastReplyAt ?? "";
}

function newestFirst(one: ThreadEntry, other: ThreadEntry): number {
  const [a, b] = [activity(one), activity(other)];
  if (a !== b) return a < b ? 1 : -1;
  return one.root.id < other.root.id ? 1 : -1;
}
