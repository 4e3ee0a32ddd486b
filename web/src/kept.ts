import { createStore, type Store } from "./state.ts";

/** Begins the names of all that belongs to whoever is signed in. */
const prefix = "chatflow:own:";
const forgetting = new Set<() => void>();

/** A convenience that this browser keeps until somebody signs out. Where storage is refused it lasts as long as the page. */
export function keptStore<T>(name: string, parse: (kept: string | null) => T, format: (value: T) => string): Store<T> {
  const store = createStore(parse(read(prefix + name)));
  store.subscribe(() => orNothing(() => localStorage.setItem(prefix + name, format(store.get()))));
  forgetting.add(() => store.set(parse(null)));
  return store;
}

/** Nothing of it is left for the next person here. */
export function forgetKept(): void {
  for (const forget of forgetting) forget();
  orNothing(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  });
}

function read(key: string): string | null {
  return orNothing(() => localStorage.getItem(key)) ?? null;
}

/** Private mode, full or forbidden: nothing depends on it. */
function orNothing<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
