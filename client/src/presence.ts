import { limits, type Presence } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { Client } from "./client.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createKeyed, type Readable } from "./readable.ts";

/** Who is there, of those that somebody asks about; and telling whether somebody is here. */
export type PresenceWatch = {
  /** Who subscribes makes the server tell. Undefined while it is not known: not watched, or no connection. */
  of(userId: string): Readable<Presence | undefined>;
  heard(presence: Presence): void;
  /** Somebody is at this device, or is not. */
  setActive(active: boolean): void;
  connected(connectionId: string): void;
  /** There is no connection. What was known stays for a moment, in case there is another at once. */
  disconnected(): void;
  clear(): void;
};

/** So long those are gathered who are asked about: a list that comes on screen asks about many at once. */
export const gatherMs = 100;
/** After so long without a connection nothing is known any more. */
export const forgetAfterMs = 5000;

export function createPresenceWatch(call: Client["call"]): PresenceWatch {
  const presences = new Map<string, Presence>();
  const keyed = createKeyed((userId) => presences.get(userId));
  const readables = new Map<string, Readable<Presence | undefined>>();
  /** How many ask about whom, who was asked about last at the end. */
  const asking = new Map<string, number>();
  const retry = createRetry(() => void tell());
  let connection: string | undefined;
  /** Whom the server tells of on this connection. */
  let watched = new Set<string>();
  /** Those who were heard of while the server was asked: that is younger than the answer. */
  let heard = new Set<string>();
  let active = true;
  let toldActive = true;
  let telling = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let forgetting: ReturnType<typeof setTimeout> | undefined;

  function ask(userId: string) {
    const count = asking.get(userId) ?? 0;
    asking.delete(userId);
    asking.set(userId, count + 1);
    gather();
  }

  function askNoMore(userId: string) {
    const count = (asking.get(userId) ?? 1) - 1;
    if (count > 0) return void asking.set(userId, count);
    asking.delete(userId);
    gather();
  }

  function gather() {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void tell();
    }, gatherMs);
  }

  /** Tells the server what it does not know of this connection yet. */
  async function tell() {
    const mine = connection;
    if (mine === undefined || telling || retry.waiting()) return;
    telling = true;
    try {
      while (mine === connection) {
        const wanted = new Set([...asking.keys()].slice(-limits.watched));
        const isSame = wanted.size === watched.size && [...wanted].every((userId) => watched.has(userId));
        if (!isSame) await watch(mine, wanted);
        else if (active !== toldActive) await report(mine, active);
        else break;
      }
      retry.reset();
    } catch (thrown) {
      const error = asChatFlowError(thrown);
      // Any other says that this connection is no more: the next one tells anew.
      if (mine === connection && isTransient(error)) retry.later(error);
    }
    telling = false;
    if (mine !== connection) void tell();
  }

  async function watch(connectionId: string, wanted: Set<string>) {
    heard = new Set();
    const answer = await call("presence.watch", { connectionId, userIds: [...wanted] });
    if (connectionId !== connection) return;
    watched = wanted;
    for (const userId of presences.keys()) if (!wanted.has(userId)) set(userId, undefined);
    for (const presence of answer.presences) if (!heard.has(presence.userId)) set(presence.userId, presence);
  }

  async function report(connectionId: string, next: boolean) {
    await call("presence.report", { connectionId, active: next });
    if (connectionId === connection) toldActive = next;
  }

  function set(userId: string, presence: Presence | undefined) {
    if (presence) presences.set(userId, presence);
    else presences.delete(userId);
    keyed.changed(userId);
  }

  function forgetAll() {
    clearTimeout(forgetting);
    forgetting = undefined;
    for (const userId of presences.keys()) set(userId, undefined);
  }

  return {
    of(userId) {
      let found = readables.get(userId);
      if (!found) {
        const { get, subscribe } = keyed.of(userId);
        found = {
          get,
          subscribe(listener) {
            ask(userId);
            const end = subscribe(listener);
            let ended = false;
            return () => {
              if (ended) return;
              ended = true;
              end();
              askNoMore(userId);
            };
          },
        };
        readables.set(userId, found);
      }
      return found;
    },
    heard(presence) {
      heard.add(presence.userId);
      if (asking.has(presence.userId)) set(presence.userId, presence);
    },
    setActive(next) {
      active = next;
      void tell();
    },
    connected(connectionId) {
      clearTimeout(forgetting);
      forgetting = undefined;
      retry.reset();
      connection = connectionId;
      watched = new Set();
      toldActive = true;
      void tell();
    },
    disconnected() {
      if (connection === undefined) return;
      connection = undefined;
      retry.reset();
      forgetting ??= setTimeout(forgetAll, forgetAfterMs);
    },
    clear() {
      connection = undefined;
      retry.reset();
      clearTimeout(gathering);
      gathering = undefined;
      active = true;
      forgetAll();
    },
  };
}
