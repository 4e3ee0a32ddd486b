import type { KeyboardEvent } from "react";

/**
 * The arrows go from message to message, beginning with the lowest in view; Tab goes on into what can be done with
 * one. So the whole conversation is one stop on the way through the page.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const list = event.currentTarget;
  const rows = [...list.querySelectorAll("article")];
  const at = rows.indexOf(event.target as HTMLElement);
  if (at < 0 && (event.target !== list || event.key === "ArrowDown")) return;
  const bottom = list.getBoundingClientRect().bottom + 1;
  const next =
    at < 0 ? rows.findLast((row) => row.getBoundingClientRect().bottom <= bottom) : rows[event.key === "ArrowUp" ? at - 1 : at + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
