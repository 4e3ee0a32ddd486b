import type { Tabs } from "./tabs.ts";

/** Where a record is: strings from the general to the particular, such as whose it is, what it is, and which. */
export type RecordKey = readonly string[];

/** A value of plain data under its key. */
export type StoredRecord = { key: RecordKey; value: unknown };

/** What one write does: first it removes whatever begins with one of these keys, then it puts the records. */
export type StorageChange = { remove?: readonly RecordKey[] | undefined; put?: readonly StoredRecord[] | undefined };

/**
 * Where a chat keeps what shall outlive it. Reads and writes happen in the order of calling. Every method may reject,
 * with whatever the medium throws; a chat goes on without it then.
 */
export type ChatStorage = {
  /** The records whose key begins so, in the order of their keys; `[]` means all. */
  read(prefix: RecordKey): Promise<StoredRecord[]>;
  /** Their keys alone. */
  keys(prefix: RecordKey): Promise<RecordKey[]>;
  /** All of it or nothing. With `durable` it resolves when a power cut would not take it back. */
  write(change: StorageChange, options?: { durable?: boolean }): Promise<void>;
  /** Lets go; what was called before is still done. The next call opens it again. */
  close(): void;
  /** The others that use this storage at the same time; left out where there can be none. */
  tabs?: Tabs | undefined;
};
