import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "当前在线的所有人",
  "mentions.channel": "频道中的所有人",
} as const satisfies Record<string, Text>;
