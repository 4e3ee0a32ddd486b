import type { ChannelEntry } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";

/**
 * Notices by `rev` that an event of a channel was lost, and reads the channel's entry afresh: that is enough where
 * nobody looks at the messages themselves. Whoever does asks for the changes.
 */
export type HeadGaps = {
  /** Everything up to this rev is known. */
  known(channelId: string, rev: number): void;
  /** This change came, in whichever order. */
  heard(channelId: string, rev: number): void;
  /** Somebody has begun with a page of this rev: what changed before it and did not come, comes to nobody. */
  begunAt(channelId: string, rev: number): void;
  forget(channelId: string): void;
  clear(): void;
};

/** How long what is missing may take to come by itself: two changes may be announced in the other order. */
export const gapMs = 500;

/** One reading of an entry: what it gave, if anything, and that it is over. */
export type Reading = { done(entry: ChannelEntry): void; end(): void };

/** `begunAt`: up to there, those who look at the messages have left something out. */
type Held = { rev: number; ahead: Set<number>; begunAt: number; timer?: ReturnType<typeof setTimeout> | undefined };

export function createHeadGaps(options: {
  call: Client["call"];
  /** Whether a timeline asks for what is missing: not while it begins, since it begins with a page. */
  timeline(channelId: string): "loading" | "ready" | "failed" | undefined;
  /** An entry is being asked for. What is heard of the channel from now on is younger than what comes. */
  beginReading(channelId: string): Reading;
}): HeadGaps {
  const channels = new Map<string, Held>();
  const missing = new Set<string>();
  const retry = createRetry(() => {
    for (const channelId of missing) void read(channelId);
  });
  let life = new AbortController();

  function known(channelId: string, rev: number) {
    const held = channels.get(channelId) ?? { rev, ahead: new Set(), begunAt: 0 };
    channels.set(channelId, held);
    held.rev = Math.max(held.rev, rev);
    for (const each of held.ahead) if (each <= held.rev) held.ahead.delete(each);
    while (held.ahead.delete(held.rev + 1)) held.rev += 1;
    if (isBehind(held)) return;
    clearTimeout(held.timer);
    held.timer = undefined;
    missing.delete(channelId);
  }

  function over(channelId: string, held: Held) {
    held.timer = undefined;
    const timeline = options.timeline(channelId);
    if (timeline === "loading") return wait(channelId, held);
    if (timeline === "ready" && held.begunAt <= held.rev) return known(channelId, Math.max(...held.ahead));
    missing.add(channelId);
    void read(channelId);
  }

  async function read(channelId: string) {
    const { signal } = life;
    const reading = options.beginReading(channelId);
    const toldBefore = furthest(channels.get(channelId));
    try {
      const entry = await options.call("channels.get", { channelId }, { signal });
      if (signal.aborted || !missing.delete(channelId)) return;
      if (missing.size === 0) retry.reset();
      reading.done(entry);
      // Told before of changes that the answer does not have: whoever told will tell more, or the next connection does.
      known(channelId, Math.max(entry.head.rev, toldBefore));
      // What was told since may have a gap of its own, which the answer did not know of.
      const held = channels.get(channelId);
      if (held) wait(channelId, held);
    } catch (thrown) {
      if (signal.aborted) return;
      const error = asChatFlowError(thrown);
      if (isTransient(error)) retry.later(error);
      else missing.delete(channelId);
    } finally {
      reading.end();
    }
  }

  /** What is missing may still be on its way. */
  function wait(channelId: string, held: Held) {
    if (isBehind(held) && !missing.has(channelId)) held.timer ??= setTimeout(over, gapMs, channelId, held);
  }

  return {
    known,
    heard(channelId, rev) {
      const held = channels.get(channelId);
      if (!held) return known(channelId, rev);
      if (rev <= held.rev) return;
      held.ahead.add(rev);
      known(channelId, held.rev);
      wait(channelId, held);
    },
    begunAt(channelId, rev) {
      const held = channels.get(channelId);
      if (!held) return;
      held.begunAt = Math.max(held.begunAt, rev);
      wait(channelId, held);
    },
    forget(channelId) {
      clearTimeout(channels.get(channelId)?.timer);
      channels.delete(channelId);
      missing.delete(channelId);
    },
    clear() {
      life.abort();
      life = new AbortController();
      retry.reset();
      for (const { timer } of channels.values()) clearTimeout(timer);
      channels.clear();
      missing.clear();
    },
  };
}

/** The highest rev that was told of. */
function furthest(held: Held | undefined): number {
  return held ? Math.max(held.rev, held.begunAt, ...held.ahead) : 0;
}

function isBehind({ rev, ahead, begunAt }: Held): boolean {
  return ahead.size > 0 || begunAt > rev;
}
