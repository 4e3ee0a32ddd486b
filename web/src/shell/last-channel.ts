const key = "chatflow:last-channel";

/** The channel that was open last in this browser. A convenience: where storage is refused there is none. */
export const lastChannel = {
  get(): string | null {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(channelId: string): void {
    try {
      localStorage.setItem(key, channelId);
    } catch {
      // private mode, full or forbidden: nothing depends on it
    }
  },
};
