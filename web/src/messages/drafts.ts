import { createStore, type Store } from "../state.ts";

/** What somebody has begun to write in each channel, while this page is open. */
export type Drafts = {
  of(channelId: string): Store<string>;
  /** Gives a text back to be edited, before what has been begun meanwhile. */
  giveBack(channelId: string, text: string): void;
  /** Forgets everything: the next person at this browser shall not find it. */
  clear(): void;
};

export function createDrafts(): Drafts {
  const drafts = new Map<string, Store<string>>();
  function of(channelId: string): Store<string> {
    const found = drafts.get(channelId) ?? createStore("");
    drafts.set(channelId, found);
    return found;
  }
  return {
    of,
    giveBack(channelId, text) {
      const draft = of(channelId);
      draft.set(draft.get() === "" ? text : `${text}\n${draft.get()}`);
    },
    clear() {
      for (const draft of drafts.values()) draft.set("");
      drafts.clear();
    },
  };
}

export const drafts = createDrafts();
