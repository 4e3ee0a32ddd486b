import { typeIn } from "../autocomplete/type-in.ts";
import type { Change, Selected } from "./format.ts";

export function selectedIn({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Selected {
  return { text: value, from: selectionStart, to: selectionEnd };
}

/** Changes a field as if it had been typed: so it can be undone. */
export function applyChange(element: HTMLTextAreaElement, { from, to, insert, select }: Change): void {
  element.focus();
  element.setSelectionRange(from, to);
  typeIn(element, insert);
  element.setSelectionRange(...select);
}
