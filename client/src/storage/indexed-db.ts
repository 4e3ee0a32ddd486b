import { done, finished, openDatabase, storeName } from "./open-database.ts";
import type { ChatStorage, RecordKey } from "./storage.ts";
import { lockedTabs } from "./tabs.ts";

export type IndexedDbOptions = {
  /** One database belongs to one server; by default `chatflow`. A page that talks to several names one for each. */
  name?: string | undefined;
  /** Another implementation; by default the browser's. */
  indexedDB?: IDBFactory | undefined;
  /** Another implementation of the Web Locks; by default the browser's. Null goes without, as pages on plain HTTP do. */
  locks?: Pick<LockManager, "request"> | null | undefined;
};

/** The browser's database, shared by all tabs of an origin. Where the browser has none, every method rejects. */
export function indexedDbStorage(options: IndexedDbOptions = {}): ChatStorage {
  const { name = "chatflow" } = options;
  const factory = options.indexedDB ?? (typeof indexedDB === "undefined" ? undefined : indexedDB);
  const locks = options.locks === undefined ? (typeof navigator === "undefined" ? undefined : navigator.locks) : options.locks;
  let opening: Promise<IDBDatabase> | undefined;

  async function open(): Promise<IDBDatabase> {
    if (!factory) throw new Error("This browser keeps no data here.");
    const database = await openDatabase(factory, name);
    // A tab with another version of the app wants it in its own layout: this one shall not hold that up.
    database.onversionchange = () => {
      database.close();
      opening = Promise.reject(new Error("Another tab has a newer version of this page. Reload it."));
      opening.catch(() => {});
    };
    database.onclose = () => {
      opening = undefined;
    };
    return database;
  }

  function opened(): Promise<IDBDatabase> {
    if (opening) return opening;
    const attempt = open();
    opening = attempt;
    attempt.catch(() => {
      if (opening === attempt) opening = undefined;
    });
    return attempt;
  }

  const reading = async () => (await opened()).transaction(storeName).objectStore(storeName);

  return {
    async read(prefix) {
      const store = await reading();
      const [keys, values] = await Promise.all([done(store.getAllKeys(range(prefix))), done(store.getAll(range(prefix)))]);
      return keys.map((key, at) => ({ key: key as string[], value: values[at] }));
    },
    async keys(prefix) {
      const store = await reading();
      return (await done(store.getAllKeys(range(prefix)))) as string[][];
    },
    async write({ remove = [], put = [] }, { durable = false } = {}) {
      const database = await opened();
      const transaction = database.transaction(storeName, "readwrite", { durability: durable ? "strict" : "relaxed" });
      const store = transaction.objectStore(storeName);
      for (const prefix of remove) store.delete(range(prefix));
      for (const { key, value } of put) store.put(value, [...key]);
      // By itself that waits for the answers, which do not come to a page that goes.
      transaction.commit();
      await finished(transaction);
    },
    close() {
      const closing = opening;
      opening = undefined;
      closing?.then(
        // What was called before has begun its transaction by now, and the database waits for those.
        (database) => database.close(),
        () => {},
      );
    },
    tabs: locks ? lockedTabs(locks, name) : undefined,
  };
}

/** Of every key that begins so: an array comes after every string, and a longer key after its own beginning. */
function range(prefix: RecordKey): IDBKeyRange {
  return IDBKeyRange.bound([...prefix], [...prefix, []]);
}
