import type { ChatFlowError } from "@chatflow/protocol";
import { useCallback, useEffect, useRef, useState } from "react";
import { asChatFlowError } from "./accounts/session.ts";

export type Pages<Row> = { rows: Row[]; status: "loading" | "more" | "all" | "failed"; error: ChatFlowError | null; loadMore: () => void };
type Fetch<Row> = (cursor: string | undefined, signal: AbortSignal) => Promise<{ rows: Row[]; next: string | null }>;

/** A list that comes page by page. Begins anew when `fetch` changes; what an older one still answers is dropped. */
export function usePages<Row>(fetch: Fetch<Row>): Pages<Row> {
  const [state, setState] = useState<Omit<Pages<Row>, "loadMore">>({ rows: [], status: "loading", error: null });
  const next = useRef<{ cursor: string | undefined; abort: AbortController; busy: boolean } | null>(null);

  const load = useCallback(async () => {
    const turn = next.current;
    if (!turn || turn.busy) return;
    turn.busy = true;
    setState((before) => ({ ...before, status: "loading", error: null }));
    try {
      const page = await fetch(turn.cursor, turn.abort.signal);
      if (turn.abort.signal.aborted) return;
      turn.cursor = page.next ?? undefined;
      setState((before) => ({ rows: [...before.rows, ...page.rows], status: page.next === null ? "all" : "more", error: null }));
    } catch (error) {
      if (!turn.abort.signal.aborted) setState((before) => ({ ...before, status: "failed", error: asChatFlowError(error) }));
    } finally {
      turn.busy = false;
    }
  }, [fetch]);

  useEffect(() => {
    const abort = new AbortController();
    next.current = { cursor: undefined, abort, busy: false };
    setState({ rows: [], status: "loading", error: null });
    void load();
    return () => abort.abort();
  }, [load]);

  return { ...state, loadMore: () => void load() };
}
