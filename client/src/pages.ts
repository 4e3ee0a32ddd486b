import type { ChatFlowError } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import { asChatFlowError, isTransient } from "./errors.ts";

export type PagesState = {
  status: "loading" | "ready" | "failed";
  /** Whether the server has more than was read. */
  hasMore: boolean;
  /** Why it failed, or why the last page did not come. */
  error?: ChatFlowError | undefined;
};

/** A list of the server's that is read page by page, and anew on every connection: until then the old one stays. */
export type Pages = {
  state(): PagesState;
  /** Somebody wants to see it: it is read when it was not yet. With `all`, to its end. */
  want(all?: boolean): void;
  /** The next page; where the first reading failed, that again. Never rejects: see `error`. */
  loadMore(): Promise<void>;
  /** Something was heard of a row: while a reading is under way, that is younger than what is being read. */
  heard(key: string): void;
  /** Reads again as much as was read, if anybody wants it. Nothing is read before the first time. */
  refresh(): void;
  clear(): void;
};

/** So many rows at once: as many as the server gives. */
export const pageRows = 200;

export function createPages<T>(options: {
  read(cursor: string | undefined, signal: AbortSignal): Promise<{ rows: T[]; next: string | null }>;
  /** The list from its beginning, instead of what was read before. What was heard of since it was asked for is younger. */
  replace(rows: T[], heard: ReadonlySet<string>): void;
  append(rows: T[], heard: ReadonlySet<string>): void;
  changed(): void;
  /** It is wanted always, and of use only when it was read to its end. */
  whole?: boolean;
}): Pages {
  const whole = options.whole ?? false;
  const retry = createRetry(() => void restart());
  let status: PagesState["status"] = "loading";
  let error: ChatFlowError | undefined;
  let wanted = whole;
  let toTheEnd = false;
  let live = false;
  let next: string | null = null;
  let rowsRead = 0;
  let heard = new Set<string>();
  let life = new AbortController();
  /** The reading that is under way. */
  let reading: Promise<void> | undefined;

  /** @param read gives what to do with what was read. */
  function begin(read: (signal: AbortSignal) => Promise<() => void>): Promise<void> {
    const { signal } = life;
    const mine = read(signal).then(
      (accept) => {
        if (signal.aborted) return;
        reading = undefined;
        error = undefined;
        accept();
        retry.reset();
        options.changed();
        if (toTheEnd && next !== null) void loadMore();
      },
      (thrown: unknown) => {
        if (signal.aborted) return;
        reading = undefined;
        error = asChatFlowError(thrown);
        if (status !== "ready") status = "failed";
        if (isTransient(error)) retry.later(error);
        options.changed();
      },
    );
    reading = mine;
    return mine;
  }

  function restart(): Promise<void> {
    life.abort();
    life = new AbortController();
    heard = new Set();
    if (status === "failed") status = "loading";
    options.changed();
    return begin(async (signal) => {
      const rows: T[] = [];
      let cursor: string | undefined;
      do {
        const page = await options.read(cursor, signal);
        rows.push(...page.rows);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined && !signal.aborted && (whole || rows.length < rowsRead));
      return () => {
        rowsRead = rows.length;
        next = cursor ?? null;
        status = "ready";
        options.replace(rows, heard);
      };
    });
  }

  function loadMore(): Promise<void> {
    if (reading) return reading;
    if (!wanted || status !== "ready") {
      wanted = true;
      return live ? restart() : Promise.resolve();
    }
    if (next === null) return Promise.resolve();
    const cursor = next;
    return begin(async (signal) => {
      const page = await options.read(cursor, signal);
      return () => {
        rowsRead += page.rows.length;
        next = page.next;
        options.append(page.rows, heard);
      };
    });
  }

  return {
    state: () => ({ status, hasMore: next !== null, error }),
    want(all = false) {
      toTheEnd ||= all;
      if (!wanted) {
        wanted = true;
        if (live) void restart();
      } else if (all && !reading && status === "ready" && next !== null && !error) void loadMore();
    },
    loadMore,
    heard: (key) => heard.add(key),
    refresh() {
      live = true;
      retry.reset();
      if (wanted) void restart();
    },
    clear() {
      life.abort();
      life = new AbortController();
      retry.reset();
      reading = undefined;
      live = false;
      wanted = whole;
      toTheEnd = false;
      status = "loading";
      error = undefined;
      next = null;
      rowsRead = 0;
      heard = new Set();
      options.changed();
    },
  };
}
