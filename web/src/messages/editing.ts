import type { Message } from "@chatflow/protocol";
import { createStore, type Store } from "../state.ts";

/** A message of one's own that is being changed, and what it says so far. */
export type Edit = { messageId: string; text: Store<string> };

/** What is being edited in each channel. It outlives the screen: leaving a channel, or scrolling, loses nothing. */
export type Editing = {
  of(channelId: string): Store<Edit | null>;
  /** Begins to edit a message; one that is being edited already stays as it is. */
  begin(message: Pick<Message, "id" | "channelId" | "text">): void;
  end(channelId: string): void;
  /** Forgets everything: the next person at this browser shall not find it. */
  clear(): void;
};

export function createEditing(): Editing {
  const edits = new Map<string, Store<Edit | null>>();
  function of(channelId: string): Store<Edit | null> {
    const found = edits.get(channelId) ?? createStore<Edit | null>(null);
    edits.set(channelId, found);
    return found;
  }
  return {
    of,
    begin({ id, channelId, text }) {
      if (of(channelId).get()?.messageId === id) return;
      of(channelId).set({ messageId: id, text: createStore(text) });
    },
    end: (channelId) => of(channelId).set(null),
    clear() {
      for (const edit of edits.values()) edit.set(null);
      edits.clear();
    },
  };
}

export const editing = createEditing();
