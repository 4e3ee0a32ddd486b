import type { ChatFlowError, Message } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { asChatFlowError } from "../accounts/session.ts";
import { useChat } from "../chat.ts";
import { pinsAfter } from "./pin-list.ts";

type Pins = { pins: readonly Message[] | null; error: ChatFlowError | null; retry: () => void; changed: (message: Message) => void };

/** A channel's pinned messages, kept up to date while one looks at them. Null until they are loaded. */
export function usePins(channelId: string): Pins {
  const { client } = useChat();
  const [pins, setPins] = useState<readonly Message[] | null>(null);
  const [error, setError] = useState<ChatFlowError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const changed = (message: Message) => setPins((before) => before && pinsAfter(before, message));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again
  useEffect(() => {
    const abort = new AbortController();
    const meanwhile: Message[] = [];
    setError(null);
    const stop = client.onEvent((event) => {
      if (event.type !== "message.updated" || event.channelId !== channelId) return;
      meanwhile.push(event.message);
      setPins((before) => before && pinsAfter(before, event.message));
    });
    client.call("messages.pins", { channelId }, { signal: abort.signal }).then(
      // What changed while the list was under way may not be in it.
      ({ messages }) => !abort.signal.aborted && setPins(meanwhile.reduce<readonly Message[]>(pinsAfter, messages)),
      (thrown) => !abort.signal.aborted && setError(asChatFlowError(thrown)),
    );
    return () => {
      stop();
      abort.abort();
    };
  }, [client, channelId, attempt]);
  return { pins, error, retry: () => setAttempt(attempt + 1), changed };
}
