import type { ChannelEntry, ChatFlowError } from "@chatflow/protocol";
import { useEffect, useMemo, useState } from "react";
import { asChatFlowError } from "../accounts/session.ts";
import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";

export type FoundChannel =
  | { status: "loading" }
  | { status: "found"; entry: ChannelEntry }
  | { status: "failed"; error: ChatFlowError; retry: () => void };

/** The channel of an address: one's own, followed as it changes, or a public one that somebody sent the address of. */
export function useChannelEntry(channelId: string): FoundChannel {
  const chat = useChat();
  const state = useReadable(chat.state);
  const own = useReadable(useMemo(() => chat.channel(channelId), [chat, channelId]));
  const [found, setFound] = useState<ChannelEntry | ChatFlowError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const isForeign = state === "ready" && own === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again
  useEffect(() => {
    setFound(null);
    if (!isForeign) return;
    const abort = new AbortController();
    chat.client.call("channels.get", { channelId }, { signal: abort.signal }).then(
      (entry) => !abort.signal.aborted && setFound(entry),
      (error) => !abort.signal.aborted && setFound(asChatFlowError(error)),
    );
    return () => abort.abort();
  }, [chat, channelId, isForeign, attempt]);
  if (own) return { status: "found", entry: own };
  if (!found) return { status: "loading" };
  if (found instanceof Error) return { status: "failed", error: found, retry: () => setAttempt(attempt + 1) };
  return { status: "found", entry: found };
}
