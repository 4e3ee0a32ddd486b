import { createStore, type Store } from "../state.ts";
import { type Place, placeKey } from "./place.ts";

/** A value for each place. It outlives the screen: leaving a place loses nothing. */
export type ByPlace<T> = {
  of(place: Place): Store<T>;
  /** Forgets everything: the next person at this browser shall not find it. */
  clear(): void;
};

export function createByPlace<T>(initial: T): ByPlace<T> {
  const stores = new Map<string, Store<T>>();
  return {
    of(place) {
      const key = placeKey(place);
      const found = stores.get(key) ?? createStore(initial);
      stores.set(key, found);
      return found;
    },
    clear() {
      for (const store of stores.values()) store.set(initial);
      stores.clear();
    },
  };
}
