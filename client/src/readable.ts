/**
 * A value that changes over time. `get` returns the same reference until it changes, and `subscribe` returns the way
 * to unsubscribe, so both can be given to React's `useSyncExternalStore` as they are. Listeners run once per
 * microtask, however often the value changed in it.
 */
export type Readable<T> = { get(): T; subscribe(listener: () => void): () => void };

/** A value that its owner sets. */
export type Cell<T> = Readable<T> & { set(value: T): void };

/** A value computed when it is asked for, at most once after each `changed()`. */
export type Derived<T> = Readable<T> & { changed(): void };

/** Values by key, each with its own listeners, read from wherever the owner keeps them. */
export type Keyed<T> = { of(key: string): Readable<T>; changed(key: string): void; allChanged(): void };

export function createCell<T>(initial: T): Cell<T> {
  let value = initial;
  const listeners = createListeners();
  return {
    get: () => value,
    subscribe: listeners.subscribe,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      listeners.notify();
    },
  };
}

export function createDerived<T>(compute: () => T): Derived<T> {
  let cached: { value: T } | undefined;
  const listeners = createListeners();
  return {
    get() {
      cached ??= { value: compute() };
      return cached.value;
    },
    subscribe: listeners.subscribe,
    changed() {
      cached = undefined;
      listeners.notify();
    },
  };
}

export function createKeyed<T>(read: (key: string) => T): Keyed<T> {
  const known = new Map<string, { readable: Readable<T>; notify(): void }>();
  return {
    of(key) {
      let found = known.get(key);
      if (!found) {
        const listeners = createListeners();
        found = { readable: { get: () => read(key), subscribe: listeners.subscribe }, notify: listeners.notify };
        known.set(key, found);
      }
      return found.readable;
    },
    changed: (key) => known.get(key)?.notify(),
    allChanged() {
      for (const { notify } of known.values()) notify();
    },
  };
}

function createListeners() {
  const listeners = new Set<() => void>();
  let scheduled = false;

  function run() {
    scheduled = false;
    for (const listener of [...listeners]) {
      if (listeners.has(listener)) runAlone(listener);
    }
  }

  return {
    subscribe(listener: () => void) {
      // Wrapped, so that the same function subscribed twice is two subscriptions.
      const own = () => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    notify() {
      if (scheduled || listeners.size === 0) return;
      scheduled = true;
      queueMicrotask(run);
    },
  };
}

/** Runs a listener so that its failure reaches the host's error handler and not the listeners after it. */
export function runAlone(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
