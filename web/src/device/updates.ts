import { createStore } from "../state.ts";

/** Whether a new version of the app is here and waits to be shown. */
export const newVersion = createStore(false);

let worker: ServiceWorkerRegistration | undefined;

/**
 * Has the app kept for offline, where the browser lets it: only on pages that came over HTTPS or from this machine.
 * Returns the way to look for a new version.
 */
export async function keepApp(): Promise<() => void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return () => {};
  const registration = await navigator.serviceWorker.register("/sw.js");
  worker = registration;
  const look = () => {
    // The first one has nothing to replace: this page is of its version.
    if (registration.waiting && navigator.serviceWorker.controller) newVersion.set(true);
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  // The browser looks by itself when a page is opened, and may be done with that or in the middle of it.
  look();
  follow();
  registration.addEventListener("updatefound", follow);
  return () => void registration.update().catch(() => {});
}

/** Shows the new version in this page. The other tabs go on with theirs until they are loaded anew. */
export function showNewVersion(): void {
  const waiting = worker?.waiting;
  if (!waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage("take over");
}
