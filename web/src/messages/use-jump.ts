import type { Timeline } from "@chatflow/client";
import { useCallback, useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { addressOf } from "../routing/addresses.ts";
import { navigate, useVisits } from "../routing/location.ts";
import type { Place } from "./place.ts";
import { type SeekOutcome, seek } from "./seek.ts";

/** Where a jump to the message of an address stands. A new `found` each time one arrives. */
export type Jump = { messageId: string } & (Exclude<SeekOutcome, { status: "in-thread" }> | { status: "seeking" });

/** Finds the message that the address names, and loads the conversation up to it. Null without one, or once dismissed. */
export function useJump(
  timeline: Timeline,
  { channelId, threadId }: Place,
  messageId: string | null,
): { jump: Jump | null; retry: () => void; dismiss: () => void } {
  const { client } = useChat();
  const visits = useVisits();
  const [jump, setJump] = useState<Jump | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further visit, and a further attempt, go there again
  useEffect(() => {
    if (messageId === null) return setJump(null);
    const abort = new AbortController();
    setJump({ messageId, status: "seeking" });
    const find = () => client.call("messages.get", { channelId, messageId }, { signal: abort.signal });
    void seek(timeline, messageId, find, abort.signal, threadId).then((outcome) => {
      if (abort.signal.aborted) return;
      if (outcome.status === "in-thread") navigate(addressOf({ channelId, id: messageId, threadId: outcome.threadId }), { replace: true });
      else setJump({ messageId, ...outcome });
    });
    return () => abort.abort();
  }, [client, timeline, channelId, threadId, messageId, visits, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { jump, retry, dismiss: useCallback(() => setJump(null), []) };
}
