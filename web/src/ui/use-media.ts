import { useSyncExternalStore } from "react";

/** Whether a media query holds, followed as it changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}

/** As Tailwind's `md`: wide enough for the sidebar and a conversation side by side. */
export const wide = "(min-width: 48rem)";

/** As Tailwind's `lg`: wide enough for a thread beside its channel. */
export const roomForThread = "(min-width: 64rem)";
