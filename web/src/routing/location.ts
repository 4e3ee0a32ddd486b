import { useSyncExternalStore } from "react";

// The address is the state: every page can be reloaded, shared and gone back to.

const moved = new Set<() => void>();
let visits = 0;

/** What the browser keeps for us with each page of its history: the path that one came from. */
type Step = { before: string };

/** Leaves a page for another; by a step back where one came from there, or from `also`, so that back does not lead in again. */
export function goBackTo(path: string, ...also: string[]): void {
  const step: unknown = history.state;
  const before = typeof step === "object" && step !== null && "before" in step ? step.before : undefined;
  if (before === path || also.some((one) => one === before)) history.back();
  else navigate(path);
}

/** Goes to a page of the app. `replace` leaves no step to go back to, for redirects. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  if (to === location.pathname + location.search) visits++;
  else if (options.replace) history.replaceState(history.state, "", to);
  else history.pushState({ before: location.pathname } satisfies Step, "", to);
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

/** How often one went to where one was already, such as to a message whose address is still that of the page. */
export function useVisits(): number {
  return useSyncExternalStore(subscribe, () => visits);
}

export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}
