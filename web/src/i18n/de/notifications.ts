import type { Text } from "../text.ts";

export const notifications = {
  "notifications.title": "{author} in #{channel}",
  "notifications.somebody": "Neue Nachricht",
} as const satisfies Record<string, Text>;
