import { keptStore } from "../kept.ts";

/** More is no help: who looks further back searches. */
const most = 30;

const kept = keptStore<readonly string[]>("recent-channels", parse, JSON.stringify);

/** The channels that were open in this browser, the last one first, until somebody signs out. */
export const recentChannels = {
  get: kept.get,
  add(channelId: string): void {
    kept.set([channelId, ...kept.get().filter((id) => id !== channelId)].slice(0, most));
  },
};

function parse(text: string | null): readonly string[] {
  try {
    const read: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}
