import type { ChatFlowError } from "@chatflow/protocol";
import { useCallback, useRef, useState } from "react";
import { asChatFlowError } from "./session.ts";

export type Action<Arguments extends unknown[]> = {
  run: (...args: Arguments) => Promise<void>;
  busy: boolean;
  error: ChatFlowError | null;
};

/** Something that a person starts, which takes a while and may fail. Started again while it runs, it does nothing. */
export function useAction<Arguments extends unknown[]>(act: (...args: Arguments) => Promise<unknown>): Action<Arguments> {
  const [state, setState] = useState<{ busy: boolean; error: ChatFlowError | null }>({ busy: false, error: null });
  const running = useRef(false);
  const latest = useRef(act);
  latest.current = act;
  const run = useCallback(async (...args: Arguments) => {
    if (running.current) return;
    running.current = true;
    setState({ busy: true, error: null });
    try {
      await latest.current(...args);
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error: asChatFlowError(error) });
    } finally {
      running.current = false;
    }
  }, []);
  return { run, ...state };
}
