import type { GoToOutcome, Target, Timeline } from "@chatflow/client";
import { createContext, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { addressOf } from "../routing/addresses.ts";
import { navigate, useVisits } from "../routing/location.ts";
import type { Place } from "./place.ts";

/** On the way to a place in the conversation, or how that went. A new one each time. */
export type Jump = { target: Target } & (Extract<GoToOutcome, { status: "there" | "missing" | "failed" }> | { status: "seeking" });
export type Go = (target: Target) => void;

/** The way to another place of the conversation that something is shown in; null where there is none. */
export const GoContext = createContext<Go | null>(null);

type Jumping = {
  jump: Jump | null;
  /** The message of the address is looked for, and nothing was shown before. */
  waits: boolean;
  go: Go;
  retry: () => void;
  dismiss: () => void;
};

/** Goes to the message that the address names, and wherever else one is led. */
export function useJump(timeline: Timeline, { channelId, threadId }: Place, messageId: string | null): Jumping {
  const visits = useVisits();
  const [jump, setJump] = useState<Jump | null>(null);
  const [waits, setWaits] = useState(messageId !== null);
  const latest = useRef<Target | null>(null);

  const go = useCallback(
    async (target: Target) => {
      latest.current = target;
      setJump({ target, status: "seeking" });
      const outcome = await timeline.goTo(target);
      if (latest.current !== target) return;
      // At once, so that nobody sees the other messages where these ones were.
      flushSync(() => {
        setWaits(false);
        if (outcome.status === "superseded" || outcome.status === "in-thread") setJump(null);
        else setJump({ target, ...outcome });
      });
      if (outcome.status === "in-thread" && target !== "newest" && "messageId" in target)
        navigate(addressOf({ channelId, id: target.messageId, threadId: outcome.threadId }), { replace: true });
    },
    [timeline, channelId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further visit goes there again
  useEffect(() => {
    if (messageId === null) setJump(null);
    else void go({ messageId });
    return () => {
      latest.current = null;
    };
  }, [go, threadId, messageId, visits]);

  const dismiss = useCallback(() => {
    latest.current = null;
    setJump(null);
    setWaits(false);
  }, []);
  const failed = jump?.target;
  const retry = useCallback(() => void (failed && go(failed)), [go, failed]);
  return { jump, waits, go: useCallback((target) => void go(target), [go]), retry, dismiss };
}
