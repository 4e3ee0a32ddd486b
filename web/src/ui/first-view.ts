import { startTransition, useEffect, useState } from "react";

let tell = () => {};

/** Resolves when what the address shows is on the screen, so that the rest may come. */
export const firstView = new Promise<void>((resolve) => {
  tell = resolve;
});

/** The rest comes after the frame in which it is painted: what is fetched, read and drawn before that holds it up. */
export function firstViewIsThere(): void {
  // A tab that nobody sees has no frames, and goes on without them.
  if (document.visibilityState === "hidden") tell();
  else requestAnimationFrame(() => requestAnimationFrame(() => tell()));
}

/** Whether there is time for what nobody misses before the first view is there. */
export function useAfterFirstView(): boolean {
  const [isAfter, setAfter] = useState(false);
  useEffect(() => {
    void firstView.then(() => startTransition(() => setAfter(true)));
  }, []);
  return isAfter;
}
