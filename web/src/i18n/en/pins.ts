import type { Text } from "../text.ts";

export const pins = {
  "pins.title": "Pinned messages",
  "pins.none": "Nothing is pinned yet",
  "pins.noneText": "Pin a message to keep it at hand for everybody here: the choice is in the message’s menu.",
  "pins.show": "Show in the conversation",
  "pins.unpin": "Unpin",
  "pins.notUnpinned": "Still pinned. {reason}",
  "pins.retry": "Try again",
} as const satisfies Record<string, Text>;
