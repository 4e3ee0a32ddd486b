import type { Text } from "../text.ts";

export const mentions = {
  "mentions.here": "Todos los que están en línea ahora",
  "mentions.channel": "Todos los miembros del canal",
} as const satisfies Record<string, Text>;
