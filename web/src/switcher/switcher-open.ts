import { createStore } from "../state.ts";

/** Whether the quick switcher is open; anything may open it. */
export const switcherIsOpen = createStore(false);

export const openSwitcher = (): void => switcherIsOpen.set(true);
export const closeSwitcher = (): void => switcherIsOpen.set(false);

/** Before the shortcuts have been fetched: the keys would be the browser's. */
function openEarly(event: KeyboardEvent) {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  openSwitcher();
}

export const heedEarlyKeys = (): void => addEventListener("keydown", openEarly);
export const leaveEarlyKeys = (): void => removeEventListener("keydown", openEarly);
