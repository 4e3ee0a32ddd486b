import { createStore } from "../state.ts";

const key = "chatflow:single-keys";

/**
 * Whether single keys such as `?` count, in this browser: who speaks to a device, or rests a hand on the keys, presses them
 * by mistake (WCAG 2.1.4).
 */
export const singleKeys = createStore(kept());

function kept(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  singleKeys.set(on);
  try {
    localStorage.setItem(key, on ? "on" : "off");
  } catch {
    // private mode, full or forbidden: it holds until the page is closed
  }
}
