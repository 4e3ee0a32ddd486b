import type { ChannelEntry, ChatFlowError, Me } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";

/** Reads what one's account has: the complete channel list, at first with oneself. Runs on every connect. */
export type AccountSync = {
  /** Reads everything from the beginning; an unfinished reading is given up. */
  run(): void;
  running(): boolean;
  stop(): void;
};

const page = 200;

export function createAccountSync(options: {
  call: Client["call"];
  /** Whether oneself is to be read along with the list. */
  wantsMe(): boolean;
  begun(): void;
  done(me: Me | undefined, entries: ChannelEntry[]): void;
  failed(error: ChatFlowError): void;
}): AccountSync {
  const { call, wantsMe } = options;
  const retry = createRetry(() => void read());
  let reading: AbortController | undefined;

  async function read() {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    options.begun();
    try {
      const { signal } = mine;
      const [me, entries] = await Promise.all([wantsMe() ? call("users.me", {}, { signal }) : undefined, allChannels(call, signal)]);
      if (signal.aborted) return;
      reading = undefined;
      retry.reset();
      options.done(me, entries);
    } catch (thrown) {
      if (mine.signal.aborted) return;
      mine.abort();
      reading = undefined;
      const error = asChatFlowError(thrown);
      if (isTransient(error)) retry.later(error);
      options.failed(error);
    }
  }

  return {
    run() {
      retry.reset();
      void read();
    },
    running: () => reading !== undefined,
    stop() {
      reading?.abort();
      reading = undefined;
      retry.reset();
    },
  };
}

async function allChannels(call: Client["call"], signal: AbortSignal): Promise<ChannelEntry[]> {
  const all: ChannelEntry[] = [];
  let cursor: string | undefined;
  do {
    const { channels, next } = await call("channels.list", cursor === undefined ? { limit: page } : { cursor, limit: page }, { signal });
    all.push(...channels);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return all;
}
