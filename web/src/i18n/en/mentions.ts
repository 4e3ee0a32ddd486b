import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "Everyone who is here right now",
  "mentions.channel": "Everyone in the channel",
} as const satisfies Record<string, Text>;
