import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "Alle, die gerade da sind",
  "mentions.channel": "Alle im Kanal",
} as const satisfies Record<string, Text>;
