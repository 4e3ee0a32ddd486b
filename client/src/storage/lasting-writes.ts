import type { RecordKey, StorageChange } from "./storage.ts";

/** Durable writes of single records: those of one moment in one transaction, and in the order of calling. */
export type LastingWrites = {
  /** Undefined removes. */
  write(key: RecordKey, value: unknown): void;
  /** Once all so far are done: whether none of them failed. */
  settled(): Promise<boolean>;
  /** Begins what is to begin at the end of this moment now. */
  flush(): void;
  forget(): void;
};

export function createLastingWrites(options: {
  write(change: StorageChange): Promise<void>;
  /** Removes something, and says whether it did: then the write is tried again. */
  evict(error: unknown): Promise<boolean>;
  /** The last way, when nothing was left to evict. */
  makeRoom(error: unknown): Promise<void>;
  failed(error: unknown): void;
}): LastingWrites {
  const gathered = new Map<string, { key: RecordKey; value: unknown }>();
  const underWay = new Set<Promise<void>>();
  let ok = true;

  function flush() {
    if (gathered.size === 0) return;
    const put = [...gathered.values()].filter(({ value }) => value !== undefined);
    const remove = [...gathered.values()].filter(({ value }) => value === undefined).map(({ key }) => key);
    gathered.clear();
    const writing: Promise<void> = carryOut({ put, remove }).finally(() => underWay.delete(writing));
    underWay.add(writing);
  }

  async function carryOut(change: StorageChange) {
    try {
      await writeInRoom(() => options.write(change), options.evict);
    } catch (error) {
      try {
        await options.makeRoom(error);
        await options.write(change);
      } catch (again) {
        ok = false;
        options.failed(again);
      }
    }
  }

  return {
    write(key, value) {
      if (gathered.size === 0) queueMicrotask(flush);
      gathered.set(JSON.stringify(key), { key, value });
    },
    async settled() {
      flush();
      await Promise.all(underWay);
      return ok;
    },
    flush,
    forget: () => gathered.clear(),
  };
}

/** Tries again for as long as something gives way. */
export async function writeInRoom(write: () => Promise<void>, evict: (error: unknown) => Promise<boolean>): Promise<void> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!(await evict(error))) throw error;
    }
  }
}
