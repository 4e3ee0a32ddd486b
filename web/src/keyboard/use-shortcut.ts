import { useEffect, useRef } from "react";
import { type Handler, register } from "./registry.ts";
import type { ShortcutId } from "./shortcuts.ts";

/**
 * Does something when a shortcut of the table is pressed, as long as the component is there (and `enabled`), and lists it in
 * the sheet. Of two who handle the same one, the one that came last does; a handler that returns `false` passes.
 */
export function useShortcut(id: ShortcutId, handler: Handler, enabled = true): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => (enabled ? register(id, () => latest.current()) : undefined), [id, enabled]);
}
