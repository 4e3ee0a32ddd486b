import type { Message } from "@chatflow/protocol";
import { createStore, type Store } from "../state.ts";
import { type ByPlace, createByPlace } from "./by-place.ts";
import type { Place } from "./place.ts";

/** A message of one's own that is being changed, and what it says so far. */
export type Edit = { messageId: string; text: Store<string> };

/** What is being edited in each place. */
export type Editing = ByPlace<Edit | null> & {
  /** Begins to edit a message; one that is being edited already stays as it is. */
  begin(place: Place, message: Pick<Message, "id" | "text">): void;
  end(place: Place): void;
};

export function createEditing(): Editing {
  const edits = createByPlace<Edit | null>(null);
  return {
    ...edits,
    begin(place, { id, text }) {
      if (edits.of(place).get()?.messageId === id) return;
      edits.of(place).set({ messageId: id, text: createStore(text) });
    },
    end: (place) => edits.of(place).set(null),
  };
}

export const editing = createEditing();
