/** So long a menu or a dialog takes to be gone and to give the focus back; until then nothing beside it can hold it. */
const closingMs = 50;

/** Does something that moves the focus, chosen from a menu or a dialog, once that is closed. */
export function onceClosed(act: () => void): void {
  setTimeout(act, closingMs);
}
