import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "今オンラインの全員",
  "mentions.channel": "チャンネルの全員",
} as const satisfies Record<string, Text>;
