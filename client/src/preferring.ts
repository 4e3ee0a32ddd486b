import type { ChatFlowError, Me, Preferences } from "@chatflow/protocol";
import type { KeptWish } from "./changes-entry.ts";
import type { Client } from "./client.ts";
import { createWishes, type Wish, type Wishes } from "./wishes.ts";

/** How wishes are kept and refused, whatever they are about. */
export type WishOptions = {
  call: Client["call"];
  maySend(): boolean;
  keep(id: string, wish: KeptWish | undefined): void;
  refused(wish: KeptWish, error: ChatFlowError): void;
};

/** One's preferences as one has just wished them. */
export type Preferring = Pick<Wishes<Preferences>, "make" | "resume" | "clear"> & {
  /** Oneself with them. */
  shown(me: Me | null): Me | null;
  restore(kept: readonly KeptWish[]): void;
};

export function createPreferring(options: WishOptions & { changed(): void; done(me: Me): void }): Preferring {
  const asKept = ({ change, ...made }: Wish<Preferences>): KeptWish => ({ ...made, change: { do: "prefer", preferences: change } });
  const wishes = createWishes<Preferences, Me>({
    send: (change) => options.call("users.updateMe", { preferences: change }),
    maySend: options.maySend,
    changed: options.changed,
    done: options.done,
    keep: (id, wish) => options.keep(id, wish && asKept(wish)),
    refused: (wish, error) => options.refused(asKept(wish), error),
  });

  return {
    make: wishes.make,
    resume: wishes.resume,
    clear: wishes.clear,
    shown(me) {
      const wished = wishes.shown();
      return me && wished ? { ...me, preferences: { ...me.preferences, ...wished } } : me;
    },
    restore(kept) {
      const own = kept.flatMap(({ id, madeAt, order, change }) =>
        change.do === "prefer" ? [{ id, madeAt, order, change: change.preferences }] : [],
      );
      if (own.length > 0) wishes.restore(own);
    },
  };
}
