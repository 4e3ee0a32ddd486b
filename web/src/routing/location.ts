import { useSyncExternalStore } from "react";

// The address is the state: every page can be reloaded, shared and gone back to.

const moved = new Set<() => void>();

/** Goes to a page of the app. `replace` leaves no step to go back to, for redirects. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (to === location.pathname + location.search) return;
  if (options.replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  for (const listener of [...moved]) listener();
}

function subscribe(listener: () => void) {
  moved.add(listener);
  addEventListener("popstate", listener);
  return () => {
    moved.delete(listener);
    removeEventListener("popstate", listener);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}
