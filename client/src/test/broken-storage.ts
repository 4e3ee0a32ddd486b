import type { ChatStorage, RecordKey } from "../storage/storage.ts";

/** A storage that fails where the test says. */
export function breakable(storage: ChatStorage) {
  let breaks: (key: RecordKey) => boolean = () => false;
  const full = () => Promise.reject(new DOMException("The quota is used up.", "QuotaExceededError"));
  return {
    /** From now on writes of such records fail, as if the disk were full. */
    failFor(which: (key: RecordKey) => boolean) {
      breaks = which;
    },
    storage: {
      ...storage,
      write(change, options) {
        if (change.put?.some(({ key }) => breaks(key))) return full();
        return storage.write(change, options);
      },
    } satisfies ChatStorage,
  };
}
