import type { Text } from "../text.ts";

export const messages = {
  "messages.list.retry": "Try again",
  "messages.list.loading": "Loading messages…",
  "messages.list.failed": "The messages could not be loaded",
  "messages.day.go": "{day}. Go to another day",
  "messages.new": "New",
  "messages.row.author": "{author}:",
  "messages.row.alsoInChannel": "Also in the channel",
  "messages.row.deleted": "This message was deleted.",
  "messages.row.pinned": "Pinned",
  "messages.row.edited": "(edited)",
  "messages.row.editedAt": "Edited {time}",
} as const satisfies Record<string, Text>;
