import type { ChatFlowError, User } from "@chatflow/protocol";
import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { asChatFlowError } from "./session.ts";

export type UserSearch =
  | { status: "loading" }
  | { status: "ready"; users: User[]; more: boolean }
  | { status: "failed"; error: ChatFlowError };

/** The people whose name begins with what is typed, asked for when the typing rests; everyone when it is empty. */
export function useUserSearch(query: string): UserSearch {
  const { client } = useChat();
  const [result, setResult] = useState<UserSearch>({ status: "loading" });
  const wanted = query.trim().replace(/^@/, "");
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const input = wanted === "" ? { limit: 30 } : { query: wanted, limit: 30 };
          const { users, next } = await client.call("users.list", input, { signal: abort.signal });
          if (!abort.signal.aborted) setResult({ status: "ready", users, more: next !== null });
        } catch (error) {
          if (!abort.signal.aborted) setResult({ status: "failed", error: asChatFlowError(error) });
        }
      },
      wanted === "" ? 0 : 150,
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [client, wanted]);
  return result;
}
