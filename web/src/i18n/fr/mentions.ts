import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "Les personnes présentes en ce moment",
  "mentions.channel": "Toutes les personnes du canal",
} as const satisfies Record<string, Text>;
