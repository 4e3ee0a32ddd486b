const key = "chatflow:recent-channels";
/** More is no help: who looks further back searches. */
const most = 30;

/** The channels that were open in this browser, the last one first. A convenience: where storage is refused there are none. */
export const recentChannels = {
  get(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.map(String) : [];
    } catch {
      return [];
    }
  },
  add(channelId: string): void {
    try {
      const others = recentChannels.get().filter((id) => id !== channelId);
      localStorage.setItem(key, JSON.stringify([channelId, ...others].slice(0, most)));
    } catch {
      // private mode, full or forbidden: nothing depends on it
    }
  },
};
