import type { Chat } from "@chatflow/client";
import { keepLook, keptLook, lookOf, showLook } from "./look.ts";

/** Shows the app as the account wants it, also when that is changed on another device; signed out, as it was last. */
export function followLook({ me, client }: Chat): void {
  let last = JSON.stringify(keptLook());
  let isFirst = true;
  me.subscribe(() => {
    const preferences = me.get()?.preferences;
    if (!preferences) return;
    // What was kept of the account may be a second older than the look that was kept at once.
    const isKept = isFirst && client.connection.get().status !== "online";
    isFirst = false;
    if (isKept) return;
    const look = lookOf(preferences);
    const now = JSON.stringify(look);
    if (now === last) return;
    last = now;
    keepLook(look);
    void showLook(look);
  });
}
