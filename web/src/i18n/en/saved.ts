import type { Text } from "../text.ts";

export const saved = {
  "saved.title": "Saved",
  "saved.pageTitle": "Saved · ChatFlow",
  "saved.none": "Nothing is saved yet",
  "saved.noneText": "Save a message to find it again here: the choice is in the message’s menu. Nobody else sees what you save.",
  "saved.at": "Saved {time}",
  "saved.in": "in {place}",
  "saved.show": "Show in the conversation",
  "saved.remove": "Remove",
  "saved.kept": "Still saved.",
} as const satisfies Record<string, Text>;
