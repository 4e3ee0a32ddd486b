import type { Chat } from "@chatflow/client";
import { createStore, type Store } from "../state.ts";
import { type Place, placeKey } from "./place.ts";

/** What a chat keeps of drafts; the rest of it does not matter here. */
export type DraftKeeper = Pick<Chat, "draft" | "setDraft">;

const known = new WeakMap<DraftKeeper, Map<string, Store<string>>>();

/**
 * What one has begun to write in a place, on any device. It tells of a change within the same event, as a field whose
 * text is set by React needs it; the chat tells a moment later, and the caret would jump.
 */
export function draftOf(chat: DraftKeeper, place: Place): Store<string> {
  const stores = known.get(chat) ?? new Map<string, Store<string>>();
  known.set(chat, stores);
  const key = placeKey(place);
  const found = stores.get(key);
  if (found) return found;
  const kept = chat.draft(place.channelId, place.threadId);
  const local = createStore(kept.get());
  // From another device, from what this one has kept, or away because it was sent or one signed out.
  kept.subscribe(() => local.set(kept.get()));
  const store: Store<string> = {
    ...local,
    set(text) {
      local.set(text);
      chat.setDraft(place.channelId, place.threadId, text);
    },
  };
  stores.set(key, store);
  return store;
}

/** What stays of a draft when what was written in it has been sent: what came to it meanwhile. */
export function afterSending(now: string, written: string): string {
  return now.startsWith(written) ? now.slice(written.length).trimStart() : now;
}

/** Gives a text back to be edited, before what has been begun meanwhile. */
export function giveBack(chat: DraftKeeper, place: Place, text: string): void {
  const draft = draftOf(chat, place);
  draft.set(draft.get() === "" ? text : `${text}\n${draft.get()}`);
}
