import type { Timeline, TimelineSnapshot } from "@chatflow/client";
import { ChatFlowError, type Message } from "@chatflow/protocol";
import { indexOfMessage } from "./entries.ts";

export type SeekOutcome =
  | { status: "found" }
  | { status: "missing" }
  | { status: "in-thread"; threadId: string }
  | { status: "far" }
  | { status: "failed"; error: ChatFlowError };

type Found = Pick<Message, "seq" | "threadId" | "alsoInChannel">;

/** Pages of older messages that one jump may load, and how many messages a page has. */
export const mostPages = 40;
const pageSize = 50;
/** So many messages are loaded above the one that is shown, or the list would move under it to load them. */
const above = 50;

/**
 * Loads older messages until a certain one is in the timeline. `find` tells its `seq`; it is only asked when the
 * message is not loaded already. Never rejects; when `signal` is aborted, the outcome means nothing.
 */
export async function seek(
  timeline: Timeline,
  messageId: string,
  find: () => Promise<Found>,
  signal: AbortSignal,
  /** Of a thread, in whose replies the numbers of the channel's other messages are left out. */
  threadId: string | null = null,
): Promise<SeekOutcome> {
  while (timeline.get().status === "loading" && !signal.aborted) await changed(timeline, signal);
  let found: Found | undefined;
  for (let page = 0; page <= mostPages && !signal.aborted; page++) {
    const snapshot = timeline.get();
    if (snapshot.status === "failed") return failure(snapshot.error);
    const index = indexOfMessage(snapshot.entries, messageId);
    if (index >= above || (index >= 0 && !snapshot.hasOlder)) return { status: "found" };
    if (index < 0) {
      try {
        found ??= await find();
      } catch (error) {
        return refusal(error);
      }
      const { seq } = found;
      if (found.threadId !== undefined && found.threadId !== threadId && !found.alsoInChannel) {
        return { status: "in-thread", threadId: found.threadId };
      }
      const { oldest, newest } = bounds(snapshot);
      if (seq > newest) {
        if (indexOfMessage(timeline.get().entries, messageId) < 0) await changed(timeline, signal); // it was sent just now
        continue;
      }
      if (seq >= oldest || !snapshot.hasOlder) return { status: "missing" };
      if (threadId === null && oldest - seq > (mostPages - page) * pageSize) return { status: "far" };
    }
    await timeline.loadOlder();
    const { error } = timeline.get();
    if (error) return failure(error);
  }
  return indexOfMessage(timeline.get().entries, messageId) >= 0 ? { status: "found" } : { status: "far" };
}

function failure(error = new ChatFlowError("unavailable")): SeekOutcome {
  return { status: "failed", error };
}

/** An address that was cut short is no id, which the server calls invalid: for people both are the same. */
function refusal(error: unknown): SeekOutcome {
  if (!(error instanceof ChatFlowError)) return { status: "failed", error: new ChatFlowError("internal") };
  const missing = error.code === "not_found" || error.code === "invalid_input";
  return missing ? { status: "missing" } : { status: "failed", error };
}

function bounds({ entries }: TimelineSnapshot): { oldest: number; newest: number } {
  const seqs = entries.flatMap((entry) => (entry.state === "sent" ? [entry.message.seq] : []));
  return { oldest: seqs[0] ?? 0, newest: seqs.at(-1) ?? 0 };
}

function changed(timeline: Timeline, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const stop = timeline.subscribe(done);
    signal.addEventListener("abort", done);
  });
}
