import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "Everyone who is there just now",
  "mentions.channel": "Everyone in the channel",
} as const satisfies Record<string, Text>;
