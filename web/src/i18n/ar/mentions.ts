import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "كل المتصلين الآن",
  "mentions.channel": "كل من في القناة",
} as const satisfies Record<string, Text>;
