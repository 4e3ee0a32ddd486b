import type { Me, Preferences } from "@chatflow/protocol";
import { createRetry } from "./backoff.ts";
import type { KeptWish } from "./changes-entry.ts";
import { asChatFlowError, isTransient } from "./errors.ts";
import { createPreferring, type WishOptions } from "./preferring.ts";
import { createCell, type Readable } from "./readable.ts";

/** Oneself, as the server says, with the preferences that one has just wished. */
export type Oneself = {
  me: Readable<Me | null>;
  /** As the server has it. */
  known(): Me | null;
  setPreferences(change: Partial<Preferences>): Promise<void>;
  /** An event or an answer says so: what is being read may be older. */
  heard(me: Me): void;
  /** It is being read together with something else; `read` is what came. */
  readingBegins(): void;
  read(me: Me): void;
  /** Whether it was read since it is known who one is: after that, events tell. */
  wasRead(): boolean;
  /** Reads it afresh: what happened without a connection was told to nobody. */
  refresh(): void;
  /** What waits for a connection, or for its being known who one is. */
  resume(): void;
  restore(me: Me): void;
  restoreWishes(kept: readonly KeptWish[]): void;
  clear(): void;
};

export function createOneself(options: WishOptions & { changed(me: Me): void }): Oneself {
  const cell = createCell<Me | null>(null);
  const retry = createRetry(refresh);
  const preferring = createPreferring({ ...options, changed: show, done: heard });
  let known: Me | null = null;
  let wasRead = false;
  let reading: object | undefined;
  /** What was heard while it was being read. */
  let meanwhile: Me | undefined;

  function show() {
    cell.set(preferring.shown(known));
  }

  function is(me: Me) {
    known = me;
    show();
    options.changed(me);
  }

  function heard(me: Me) {
    if (reading) meanwhile = me;
    is(me);
  }

  function beginReading(): object {
    meanwhile = undefined;
    reading = {};
    return reading;
  }

  function read(me: Me) {
    reading = undefined;
    wasRead = true;
    retry.reset();
    is(meanwhile ?? me);
  }

  function refresh() {
    const mine = beginReading();
    options.call("users.me", {}).then(
      (me) => {
        if (reading === mine) read(me);
      },
      (thrown: unknown) => {
        const error = asChatFlowError(thrown);
        if (reading === mine && isTransient(error)) retry.later(error);
      },
    );
  }

  return {
    me: cell,
    known: () => known,
    setPreferences: preferring.make,
    heard,
    readingBegins() {
      retry.reset();
      beginReading();
    },
    read,
    wasRead: () => wasRead,
    refresh,
    resume: preferring.resume,
    restore(me) {
      known = me;
      show();
    },
    restoreWishes: preferring.restore,
    clear() {
      retry.reset();
      preferring.clear();
      known = null;
      wasRead = false;
      reading = undefined;
      meanwhile = undefined;
      cell.set(null);
    },
  };
}
