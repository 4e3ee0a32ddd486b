import type { Text } from "../text.ts";

export const reactions = {
  "reactions.you": "You",
  "reactions.others": { one: "{count} other", other: "{count} others" },
  "reactions.pill": { one: "{emoji} {count}: {who}", other: "{emoji} {count}: {who}" },
} as const satisfies Record<string, Text>;
