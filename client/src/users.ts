import type { User } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createKeyed, type Readable } from "./readable.ts";

/** People, fetched when somebody asks for them, those asked for together in one request. */
export type Users = {
  /** Asking is what fetches. Undefined until the answer comes, and for ids that nobody has. */
  of(id: string): Readable<User | undefined>;
  put(user: User): void;
  /** Somebody changed, as an event says: of interest if they were asked for. */
  heard(user: User): void;
  /** As they were known before: shown until they are asked for and fetched. */
  restore(users: readonly User[]): void;
  get(id: string): User | undefined;
  /** Ask now for those who could not be fetched. */
  resume(): void;
  clear(): void;
};

/** In a query string these are about 4 KB: below what proxies take. */
const idsAtOnce = 100;

export function createUsers(call: Client["call"], changed: (id: string) => void): Users {
  const users = new Map<string, User>();
  const keyed = createKeyed((id) => users.get(id));
  const asked = new Set<string>();
  const wanted = new Set<string>();
  /** Who changed while people are being fetched: what comes may be older. */
  let heard = new Set<string>();
  const retry = createRetry(() => void fetchWanted());
  let scheduled = false;
  let life = new AbortController();

  function want(id: string) {
    if (asked.has(id)) return;
    asked.add(id);
    wanted.add(id);
    if (scheduled || retry.waiting()) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      void fetchWanted();
    });
  }

  async function fetchWanted() {
    const { signal } = life;
    while (wanted.size > 0) {
      const ids = [...wanted].slice(0, idsAtOnce);
      for (const id of ids) wanted.delete(id);
      heard = new Set();
      try {
        const answer = await call("users.list", { ids, limit: ids.length }, { signal });
        if (signal.aborted) return;
        retry.reset();
        for (const user of answer.users) if (!heard.has(user.id)) put(user);
      } catch (thrown) {
        if (signal.aborted) return;
        const error = asChatFlowError(thrown);
        for (const id of ids) wanted.add(id);
        if (isTransient(error)) retry.later(error);
        return;
      }
    }
  }

  function put(user: User) {
    users.set(user.id, user);
    asked.add(user.id);
    keyed.changed(user.id);
    changed(user.id);
  }

  return {
    of(id) {
      want(id);
      return keyed.of(id);
    },
    put,
    heard(user) {
      if (!asked.has(user.id) && !users.has(user.id)) return;
      heard.add(user.id);
      users.set(user.id, user);
      keyed.changed(user.id);
      changed(user.id);
    },
    restore(known) {
      for (const user of known) if (!users.has(user.id)) users.set(user.id, user);
      keyed.allChanged();
    },
    get: (id) => users.get(id),
    resume() {
      retry.reset();
      void fetchWanted();
    },
    clear() {
      life.abort();
      life = new AbortController();
      retry.reset();
      users.clear();
      asked.clear();
      wanted.clear();
      keyed.allChanged();
    },
  };
}
