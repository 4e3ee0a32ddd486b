import { layout, outlasts } from "./layout.ts";
import type { RecordKey, StoredRecord } from "./storage.ts";

/** The one object store, in every layout: so any version finds in any other's database what was not sent. */
export const storeName = "records";

/** How long a database may take to open: a tab that sleeps may block it, and some browsers never answer. */
export const openWithinMs = 3000;

/**
 * Opens the database in today's layout. One of another layout, older or newer, is emptied but for what was not sent.
 * Rejects when that takes too long.
 */
export async function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  try {
    return await open(factory, name, layout);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "VersionError") throw error;
    return await replaceNewer(factory, name);
  }
}

async function replaceNewer(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const newer = await open(factory, name);
  let lasting: StoredRecord[] = [];
  try {
    if (newer.objectStoreNames.contains(storeName)) {
      const store = newer.transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      lasting = keys.map((key, at) => ({ key: key as string[], value: values[at] })).filter(({ key }) => outlasts(key));
    }
  } finally {
    newer.close();
  }
  await within(factory.deleteDatabase(name));
  const database = await open(factory, name, layout);
  const transaction = database.transaction(storeName, "readwrite");
  for (const { key, value } of lasting) transaction.objectStore(storeName).put(value, [...key]);
  await finished(transaction);
  return database;
}

function open(factory: IDBFactory, name: string, version?: number): Promise<IDBDatabase> {
  const request = factory.open(name, version);
  request.onupgradeneeded = () => {
    const { result, transaction } = request;
    if (!result.objectStoreNames.contains(storeName)) {
      result.createObjectStore(storeName);
      return;
    }
    const store = transaction?.objectStore(storeName);
    if (!store) return;
    store.openCursor().onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
      if (!cursor) return;
      if (!outlasts(cursor.key as RecordKey)) cursor.delete();
      cursor.continue();
    };
  };
  return within(request, (late) => late.close());
}

/** The request's result, unless it takes too long; what comes after that is given to `late`. */
function within<T>(request: IDBRequest<T>, late: (result: T) => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    let over = false;
    const timer = setTimeout(() => {
      over = true;
      reject(new Error("The browser's database does not open: another tab holds it."));
    }, openWithinMs);
    request.onsuccess = () => {
      clearTimeout(timer);
      if (over) late(request.result);
      else resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
  });
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("The browser's database gave the write up."));
  });
}
