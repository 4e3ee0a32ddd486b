import { useCallback, useEffect, useState } from "react";
import type { EmojiCatalog } from "./emoji-catalog.ts";
import { loadEmoji, loadedEmoji } from "./load-emoji.ts";

type Loading = { catalog: EmojiCatalog | null; failed: boolean; retry: () => void };

/** The emoji, fetched when they are not here yet. */
export function useEmoji(): Loading {
  const [catalog, setCatalog] = useState(loadedEmoji);
  const [failed, setFailed] = useState(false);
  const retry = useCallback(() => {
    setFailed(false);
    loadEmoji().then(setCatalog, () => setFailed(true));
  }, []);
  useEffect(retry, [retry]);
  return { catalog, failed, retry };
}
