import { createStore } from "../state.ts";

/** `missing`: this browser has none here, as on plain http. */
export type Allowed = NotificationPermission | "missing";

const now = (): Allowed => ("Notification" in globalThis ? Notification.permission : "missing");

/** Whether the browser shows notifications of this page. */
export const allowed = createStore<Allowed>(now());

/** Asks, which the browser allows only where somebody has just pressed something. */
export async function askForNotifications(): Promise<void> {
  if (allowed.get() === "missing") return;
  await Notification.requestPermission();
  allowed.set(now());
}

/** It may be changed in the browser's settings while the page stands. */
export function readAllowed(): void {
  allowed.set(now());
}

/** Shows one; the same `tag` again takes its place, from whichever tab. False where the browser refuses. */
export function showNotification(title: string, options: { body: string; tag: string }, onClick?: () => void): boolean {
  try {
    const notification = new Notification(title, { ...options, icon: "/favicon.svg" });
    notification.onclick = () => {
      window.focus();
      notification.close();
      onClick?.();
    };
    return true;
  } catch {
    return false; // phones have it for service workers alone
  }
}
