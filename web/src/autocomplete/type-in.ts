/** Puts a text in place of what is selected, as if it had been typed: so it can be undone. */
export function typeIn(element: HTMLTextAreaElement, text: string): void {
  if (text === "" && element.selectionStart === element.selectionEnd) return;
  if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return;
  element.setRangeText(text, element.selectionStart, element.selectionEnd, "end");
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
