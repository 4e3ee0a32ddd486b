import type { Text } from "../text.ts";

export const notifications = {
  "notifications.title": "{author} en #{channel}",
  "notifications.somebody": "Nuevo mensaje",
} as const satisfies Record<string, Text>;
