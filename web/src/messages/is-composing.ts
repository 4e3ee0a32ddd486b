import type { KeyboardEvent } from "react";

/** Whether an input method is at work: then Enter takes a suggestion and Escape drops it. Browsers report 229 for that. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
