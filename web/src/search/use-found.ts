import type { Message } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { errorText } from "../accounts/field-errors.ts";
import { asChatFlowError } from "../accounts/session.ts";
import { useChat } from "../chat.ts";

export type Found =
  | { status: "nothing-asked" }
  /** With what was found for the words before, so that the page does not jump while somebody types. */
  | { status: "searching"; messages: readonly Message[] }
  | { status: "found"; messages: readonly Message[] }
  | { status: "failed"; reason: string };

/** While somebody types, not at every letter. */
const afterMs = 120;

/** What is found for these words; `attempt` counts up to search again. */
export function useFound(query: string, attempt: number): Found {
  const chat = useChat();
  const [found, setFound] = useState<Found>({ status: "nothing-asked" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to search again.
  useEffect(() => {
    if (query.trim() === "") return setFound({ status: "nothing-asked" });
    const ceased = new AbortController();
    setFound((before) => ({ status: "searching", messages: "messages" in before ? before.messages : [] }));
    const timer = setTimeout(() => {
      chat.search(query, { signal: ceased.signal }).then(
        (messages) => setFound({ status: "found", messages }),
        (error) => {
          if (!ceased.signal.aborted) setFound({ status: "failed", reason: errorText(asChatFlowError(error)) });
        },
      );
    }, afterMs);
    return () => {
      clearTimeout(timer);
      ceased.abort();
    };
  }, [chat, query, attempt]);
  return found;
}
