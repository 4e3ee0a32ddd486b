import { createCell, type Readable } from "../readable.ts";
import { createLastingWrites, writeInRoom } from "./lasting-writes.ts";
import type { Kind } from "./layout.ts";
import type { ChatStorage, RecordKey, StorageChange } from "./storage.ts";

/** What of a chat is written down just now. Once something could not be, it stays so until the next start. */
export type StorageState =
  | { keeps: "everything" }
  /** What was not sent is kept; what the server has is read afresh after a reload. */
  | { keeps: "unsent"; error: unknown }
  /** Nothing, or nothing for certain: a reload loses what was not sent. */
  | { keeps: "nothing"; error: unknown };

/** Whose data is kept, and where they were. */
export type Current<T> = { account: string; value: T };

/** Writes what belongs to one account into the storage. A storage that fails is told of, and fails nobody. */
export type Keeper = {
  state: Readable<StorageState>;
  /** Begins, and says what there is. */
  begin<T>(): Promise<Current<T> | undefined>;
  /** Whose data is kept from here on; what is there of others is removed. */
  own(account: string): void;
  read(kind: Kind, id?: string): Promise<unknown[]>;
  ids(kind: Kind): Promise<string[]>;
  /** Writes the value soon, as it is then; undefined removes it. For what the server has as well. */
  later(kind: Kind, id: string, value: () => unknown): void;
  /** The same for where the account is. */
  currentLater(value: () => unknown): void;
  /** At once and durably, in the order of calling; undefined removes. For what only this program has. */
  now(kind: Kind, id: string, value: unknown): void;
  /** Whether everything given to `now` so far is there, once that is certain. */
  kept(): Promise<boolean>;
  /** Writes what is waiting, and lets go. */
  end(): void;
  /** Removes everything of the account, or of all when none is known, and lets go. */
  wipe(): Promise<void>;
};

/** So often at most: in a busy channel every message changes something. */
export const writeEveryMs = 1000;

/** Not while somebody scrolls, where the host can tell. */
const whenIdle = (run: () => void) => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(run, { timeout: writeEveryMs });
  else run();
};

const caches: readonly Kind[] = ["channels", "users", "timelines"];
const current: RecordKey = ["current"];

export type KeeperOptions = {
  /** There is no room: ids of the timelines that are missed least and shall not be kept any more; none when that was all. */
  giveWay?(): string[];
};

export function createKeeper(storage: ChatStorage, { giveWay = () => [] }: KeeperOptions = {}): Keeper {
  const state = createCell<StorageState>({ keeps: "everything" });
  const waiting = new Map<string, { key: RecordKey; value(): unknown }>();
  let account: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lasting = createLastingWrites({
    write: (change) => storage.write(change, { durable: true }),
    evict,
    // Perhaps it is full: what the server has as well makes room.
    makeRoom: async (error) => {
      cease(error);
      await dropCaches();
    },
    failed: (error) => state.set({ keeps: "nothing", error }),
  });

  async function reading<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await read();
    } catch (error) {
      state.set({ keeps: "nothing", error });
      return otherwise;
    }
  }

  function cease(error: unknown) {
    clearTimeout(timer);
    timer = undefined;
    waiting.clear();
    if (state.get().keeps === "everything") state.set({ keeps: "unsent", error });
  }

  /** When the disk is full: what was opened longest ago goes first. Whether anything went. */
  async function evict(error: unknown): Promise<boolean> {
    const mine = account;
    if (mine === undefined || !isFull(error)) return false;
    const ids = giveWay();
    if (ids.length === 0) return false;
    for (const id of ids) waiting.delete(JSON.stringify([mine, "timelines", id]));
    return storage.write({ remove: ids.map((id) => [mine, "timelines", id]) }).then(
      () => true,
      () => false,
    );
  }

  async function dropCaches() {
    const mine = account;
    if (mine === undefined) return;
    await storage.write({ remove: [current, ...caches.map((kind) => [mine, kind])] }).catch(() => {});
  }

  function wait(key: RecordKey, value: () => unknown) {
    if (state.get().keeps !== "everything") return;
    waiting.set(JSON.stringify(key), { key, value });
    timer ??= setTimeout(() => whenIdle(flush), writeEveryMs);
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const due = [...waiting.values()];
    waiting.clear();
    // Evaluated at every attempt: what had to give way is not there any more.
    writeInRoom(() => storage.write(changeOf(due)), evict).catch(async (error: unknown) => {
      cease(error);
      // What is there grows old; it would be shown as today's after a reload.
      await dropCaches();
    });
  }

  function changeOf(due: readonly { key: RecordKey; value(): unknown }[]): StorageChange {
    const change = { remove: [] as RecordKey[], put: [] as { key: RecordKey; value: unknown }[] };
    for (const { key, value } of due) {
      const now = value();
      if (now === undefined) change.remove.push(key);
      else change.put.push({ key, value: now });
    }
    return change;
  }

  async function removeOthers(mine: string) {
    const keys = await reading(() => storage.keys([]), []);
    const others = new Set(keys.flatMap(([whose]) => (whose === undefined || whose === mine || whose === current[0] ? [] : [whose])));
    if (others.size > 0) await storage.write({ remove: [...others].map((whose) => [whose]) }).catch(() => {});
  }

  function letGo() {
    clearTimeout(timer);
    timer = undefined;
    waiting.clear();
    account = undefined;
    storage.close();
  }

  const endHiding = () => {
    if (typeof document !== "undefined") document.removeEventListener("visibilitychange", flush);
  };

  return {
    state,
    async begin<T>() {
      state.set({ keeps: "everything" });
      // The last moment that a page is told of before it may be gone.
      if (typeof document !== "undefined") document.addEventListener("visibilitychange", flush);
      const [record] = await reading(() => storage.read(current), []);
      const found = record?.value as Current<T> | undefined;
      account = found?.account;
      return found;
    },
    own(next) {
      if (account === next) return;
      waiting.clear();
      account = next;
      storage.write({ remove: [current] }).catch(() => {});
      void removeOthers(next);
    },
    async read(kind, id) {
      const mine = account;
      if (mine === undefined) return [];
      const records = await reading(() => storage.read(id === undefined ? [mine, kind] : [mine, kind, id]), []);
      return records.map(({ value }) => value);
    },
    async ids(kind) {
      const mine = account;
      if (mine === undefined) return [];
      return (await reading(() => storage.keys([mine, kind]), [])).flatMap(([, , id]) => id ?? []);
    },
    later(kind, id, value) {
      if (account !== undefined) wait([account, kind, id], value);
    },
    currentLater(value) {
      const mine = account;
      if (mine === undefined) return;
      wait(current, () => {
        const now = value();
        return now === undefined ? undefined : ({ account: mine, value: now } satisfies Current<unknown>);
      });
    },
    now(kind, id, value) {
      if (account !== undefined) lasting.write([account, kind, id], value);
    },
    kept: lasting.settled,
    end() {
      endHiding();
      flush();
      lasting.flush();
      letGo();
    },
    async wipe() {
      const mine = account;
      endHiding();
      lasting.forget();
      letGo();
      try {
        const [record] = mine === undefined ? [] : await storage.read(current);
        const isMine = (record?.value as Current<unknown> | undefined)?.account === mine;
        await storage.write({ remove: mine === undefined ? [[]] : [[mine], ...(isMine ? [current] : [])] }, { durable: true });
      } catch (error) {
        state.set({ keeps: "nothing", error });
      } finally {
        storage.close();
      }
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === "QuotaExceededError";
}
