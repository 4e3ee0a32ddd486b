import { createStore } from "../state.ts";

/** Whether the quick switcher is open; anything may open it. */
export const switcherIsOpen = createStore(false);

export const openSwitcher = (): void => switcherIsOpen.set(true);
export const closeSwitcher = (): void => switcherIsOpen.set(false);
