import { useChat } from "../chat.ts";
import { useReadable } from "../state.ts";

/** What somebody new is led to; each is kept as a hint that was followed or waved away. */
export type Hint = "welcome" | "first-steps" | "hello" | "channels" | "tour";

type Hints = { has(hint: Hint): boolean; add(hint: Hint): void };

export function useHints(): Hints {
  const chat = useChat();
  const seen = useReadable(chat.me)?.preferences.seenHints ?? [];
  return {
    has: (hint) => seen.includes(hint),
    add(hint) {
      const now = chat.me.get()?.preferences.seenHints ?? [];
      // A hint that could not be kept comes again, which does no harm.
      if (!now.includes(hint)) chat.setPreferences({ seenHints: [...now, hint] }).catch(() => undefined);
    },
  };
}
