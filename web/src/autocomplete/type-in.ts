const many = 1_000;

/** Puts a text in place of what is selected, as if it had been typed: so it can be undone. */
export function typeIn(element: HTMLTextAreaElement, text: string): void {
  if (text === "" && element.selectionStart === element.selectionEnd) return;
  // Many lines, one by one, take Chromium seconds. A text field makes nothing but text of HTML, and this is escaped.
  if (text.length > many && document.execCommand("insertHTML", false, escaped(text))) return;
  if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return;
  element.setRangeText(text, element.selectionStart, element.selectionEnd, "end");
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
