import type { Preferences } from "@chatflow/protocol";

type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/** Whether a key means "send this". With Ctrl or ⌘ Enter always does; alone it does for those who want that. */
export function isSending({ key, shiftKey, altKey, ctrlKey, metaKey }: Pressed, sendWith: Preferences["sendWith"]): boolean {
  if (key !== "Enter" || shiftKey || altKey) return false;
  return ctrlKey || metaKey || sendWith === "enter";
}
