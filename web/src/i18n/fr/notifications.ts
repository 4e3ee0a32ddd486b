import type { Text } from "../text.ts";

export const notifications = {
  "notifications.title": "{author} dans #{channel}",
  "notifications.somebody": "Nouveau message",
} as const satisfies Record<string, Text>;
