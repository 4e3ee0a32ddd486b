import { useEffect } from "react";
import { useChat } from "../chat.ts";

/** After so long without a key, a pointer or a touch nobody is at the device any more. */
const idleMs = 5 * 60_000;
const signs = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

/** Tells the others whether somebody is here: a page that is hidden, or has rested for long, has nobody at it. */
export function useActivity(): void {
  const chat = useChat();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = () => chat.setActive(false);
    const stir = () => {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") {
        timer = setTimeout(rest, idleMs);
        return;
      }
      chat.setActive(true);
      timer = setTimeout(rest, idleMs);
    };
    stir();
    for (const sign of signs) addEventListener(sign, stir, { passive: true, capture: true });
    document.addEventListener("visibilitychange", stir);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, stir, { capture: true });
      document.removeEventListener("visibilitychange", stir);
    };
  }, [chat]);
}
