import type { Text } from "../text.ts";

export const notifications = {
  "notifications.title": "{author} in #{channel}",
  "notifications.somebody": "New message",
} as const satisfies Record<string, Text>;
