import type { KeyboardEvent } from "react";

/** Where the arrows mean something else: texts that one writes in, and code that scrolls. */
const ownArrows = "input, textarea, select, pre";

/**
 * The arrows go from message to message, beginning with the lowest in view, also from a button in one of them; Tab goes on
 * into what can be done with one.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const list = event.currentTarget;
  const target = event.target as HTMLElement;
  // Menus and pickers that were opened from a message are not in the list.
  if (event.defaultPrevented || !list.contains(target) || target.matches(ownArrows)) return;
  const rows = [...list.querySelectorAll("article")];
  const row = target.closest("article");
  const at = row ? rows.indexOf(row) : -1;
  if (at < 0 && (target !== list || event.key === "ArrowDown")) return;
  const bottom = list.getBoundingClientRect().bottom + 1;
  const next =
    at < 0 ? rows.findLast((row) => row.getBoundingClientRect().bottom <= bottom) : rows[event.key === "ArrowUp" ? at - 1 : at + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
