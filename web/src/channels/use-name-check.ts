import { useEffect, useState } from "react";
import { useChat } from "../chat.ts";
import { useRested } from "./use-rested.ts";

/**
 * Whether a public channel has this name already, asked while one types. Private ones are not told of: only creating
 * the channel says that their names are taken.
 */
export function useNameCheck(name: string): "free" | "taken" | "unknown" {
  const { client } = useChat();
  const wanted = useRested(name, 250);
  const [found, setFound] = useState<{ name: string; taken: boolean } | null>(null);
  useEffect(() => {
    if (wanted === "") return;
    const abort = new AbortController();
    client.call("channels.browse", { query: wanted, archived: true, limit: 200 }, { signal: abort.signal }).then(
      ({ channels }) => {
        const taken = channels.some(({ channel }) => channel.type !== "direct" && channel.name === wanted);
        if (!abort.signal.aborted) setFound({ name: wanted, taken });
      },
      () => undefined, // the answer to creating it says so, too
    );
    return () => abort.abort();
  }, [client, wanted]);
  if (found?.name !== name) return "unknown";
  return found.taken ? "taken" : "free";
}
