import type { Text } from "../text.ts";

export const notifications = {
  "notifications.title": "{author}（#{channel}）",
  "notifications.somebody": "新着メッセージ",
} as const satisfies Record<string, Text>;
