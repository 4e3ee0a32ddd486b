import { createStore } from "../state.ts";
import { isApple, isPressed, isSingleKey } from "./match-keys.ts";
import { type Shortcut, type ShortcutId, shortcuts } from "./shortcuts.ts";
import { singleKeys } from "./single-keys.ts";

/** `false` leaves the keys to whoever comes next. */
export type Handler = () => unknown;

const handlers = new Map<ShortcutId, Handler[]>();

/** The shortcuts that do something on the page that is shown. */
export const active = createStore<ReadonlySet<ShortcutId>>(new Set());

/** Handles a shortcut until the function that is returned is called; who came last comes first. */
export function register(id: ShortcutId, handler: Handler): () => void {
  if (handlers.size === 0) addEventListener("keydown", onKeyDown);
  handlers.set(id, [handler, ...(handlers.get(id) ?? [])]);
  active.set(new Set(handlers.keys()));
  return () => {
    const left = (handlers.get(id) ?? []).filter((one) => one !== handler);
    if (left.length > 0) handlers.set(id, left);
    else handlers.delete(id);
    if (handlers.size === 0) removeEventListener("keydown", onKeyDown);
    active.set(new Set(handlers.keys()));
  };
}

/** After everyone on the page: who handles a key on the spot calls preventDefault. */
function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || isOverlaid()) return;
  for (const shortcut of shortcuts) {
    if (!shortcut.keys.some((keys) => isPressed(keys, event, isApple()) && mayCount(shortcut, keys, event.target))) continue;
    const handled = handlers.get(shortcut.id)?.some((handler) => handler() !== false);
    if (handled) event.preventDefault();
    return;
  }
}

/** What is open over the page has the keys. */
function isOverlaid(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !== null;
}

function mayCount(shortcut: Shortcut, keys: string, target: EventTarget | null): boolean {
  if (isSingleKey(keys) && !singleKeys.get()) return false;
  if ((keys.includes("+") && shortcut.inFields !== "never") || !(target instanceof HTMLElement)) return true;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    const types = !/^(?:button|checkbox|radio|range)$/.test(target.type);
    return !types || (shortcut.inFields === "empty" && target.value === "");
  }
  return !(target instanceof HTMLSelectElement) && !target.isContentEditable;
}
