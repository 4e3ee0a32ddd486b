import type { Timeline, TimelineSnapshot } from "@chatflow/client";
import { useEffect } from "react";

/** The next page is asked for while this many loaded messages are still between it and the screen. */
const ahead = 25;

/** Loads on at whichever end of the loaded messages one comes near to. */
export function usePageLoading(timeline: Timeline, snapshot: TimelineSnapshot, first: number, last: number, count: number): void {
  const { hasOlder, loadingOlder, loadingNewer, error } = snapshot;
  useEffect(() => {
    if (first < ahead && hasOlder && !loadingOlder && !error) void timeline.loadOlder();
  }, [timeline, first, hasOlder, loadingOlder, error]);
  useEffect(() => {
    // At the newest end it says so.
    if (last >= count - ahead && !loadingNewer && !error) void timeline.loadNewer();
  }, [timeline, last, count, loadingNewer, error]);
}
