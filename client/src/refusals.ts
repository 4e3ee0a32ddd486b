import type { ChatFlowError } from "@chatflow/protocol";
import { type KeptChange, type Refusal, toRefusal } from "./changes-entry.ts";
import { createDerived, type Readable } from "./readable.ts";

/** What the server has refused for good, until somebody has taken note of it; kept as long. */
export type Refusals = {
  list: Readable<readonly Refusal[]>;
  add(made: KeptChange, error: ChatFlowError): void;
  /** Takes those among these that were refused, and returns the others. */
  restore<K extends KeptChange>(kept: readonly K[]): K[];
  dismiss(id: string): void;
  clear(): void;
};

export function createRefusals(keep: (id: string, change: KeptChange | undefined) => void): Refusals {
  const refused = new Map<string, Refusal>();
  const list = createDerived<readonly Refusal[]>(() => [...refused.values()]);

  function set(made: KeptChange & { error: NonNullable<KeptChange["error"]> }) {
    refused.set(made.id, toRefusal(made));
    list.changed();
  }

  return {
    list,
    add(made, error) {
      const known = { ...made, error: error.toWire() };
      keep(made.id, known);
      set(known);
    },
    restore(kept) {
      return kept.filter((made) => {
        const { error } = made;
        if (error) set({ ...made, error });
        return !error;
      });
    },
    dismiss(id) {
      if (!refused.delete(id)) return;
      keep(id, undefined);
      list.changed();
    },
    clear() {
      refused.clear();
      list.changed();
    },
  };
}
