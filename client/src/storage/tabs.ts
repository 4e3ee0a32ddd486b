/** The programs that share a storage at the same time, as the tabs of a browser do. Each has an id. */
export type Tabs = {
  /** From now on this tab counts as alive, until it ends, however that happens, or lets go by the returned function. */
  live(tab: string): () => void;
  /**
   * Runs once that tab is not alive any more, at once if it never was; nobody else runs theirs for it meanwhile.
   * Returns the way to cease waiting.
   */
  whenGone(tab: string, run: () => Promise<void>): () => void;
};

/** Tabs by the Web Locks of the browser: a lock is free as soon as the tab that had it is gone. */
export function lockedTabs(locks: Pick<LockManager, "request">, storage: string): Tabs {
  const nameOf = (tab: string) => `${storage} tab ${tab}`;
  return {
    live(tab) {
      const held = Promise.withResolvers<void>();
      // Without the lock others may send what is ours, too: the ids see to it that it is stored once.
      locks.request(nameOf(tab), () => held.promise).catch(() => {});
      return held.resolve;
    },
    whenGone(tab, run) {
      const waiting = new AbortController();
      locks.request(nameOf(tab), { signal: waiting.signal }, run).catch(() => {});
      return () => waiting.abort();
    },
  };
}
