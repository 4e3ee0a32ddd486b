import type { Timeline } from "@chatflow/client";
import type { ChatFlowError } from "@chatflow/protocol";
import { factsOf } from "../messages/entries.ts";

export type Arrival = { status: "sent" } | { status: "waiting" } | { status: "failed"; error: ChatFlowError };

/** What has become of a message of one's own, within a while. Whoever has no connection need not wait for it. */
export function arrivalOf(timeline: Timeline, messageId: string, patienceMs: number): Promise<Arrival> {
  return new Promise((resolve) => {
    function end(arrival: Arrival) {
      clearTimeout(timer);
      stop();
      resolve(arrival);
    }
    function look() {
      const entry = timeline.get().entries.find((one) => factsOf(one).id === messageId);
      if (entry?.state === "sent") end({ status: "sent" });
      else if (entry?.state === "failed") end({ status: "failed", error: entry.error });
    }
    const timer = setTimeout(() => end({ status: "waiting" }), patienceMs);
    const stop = timeline.subscribe(look);
    look();
  });
}
