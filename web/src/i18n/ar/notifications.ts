import type { Text } from "../text.ts";

export const notifications = {
  "notifications.title": "{author} في \u2068#{channel}\u2069",
  "notifications.somebody": "رسالة جديدة",
} as const satisfies Record<string, Text>;
