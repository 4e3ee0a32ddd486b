/** Locks of tabs that end when the test says: `end` is what closing the tab does. */
export function fakeLocks() {
  const holders = new Map<string, { queue: (() => void)[]; release: () => void }>();
  const locks = {
    request(name: string, given: unknown, run?: () => Promise<unknown>) {
      const callback = (run ?? given) as () => Promise<unknown>;
      const signal = run ? (given as { signal?: AbortSignal }).signal : undefined;
      return new Promise<unknown>((resolve, reject) => {
        const begin = () => {
          if (signal?.aborted) return next(name);
          let isOver = false;
          const release = () => {
            if (isOver) return;
            isOver = true;
            next(name);
          };
          const queue = holders.get(name)?.queue ?? [];
          holders.set(name, { queue, release });
          callback().then(resolve, reject).finally(release);
        };
        const holder = holders.get(name);
        if (holder) holder.queue.push(begin);
        else begin();
      });
    },
  };
  function next(name: string) {
    const following = holders.get(name)?.queue.shift();
    if (following) following();
    else holders.delete(name);
  }
  return {
    locks: locks as Pick<LockManager, "request">,
    /** Every tab that holds a lock just now is closed. */
    closeTabs() {
      for (const { release } of [...holders.values()]) release();
    },
  };
}
