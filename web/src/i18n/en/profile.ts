import type { Text } from "../text.ts";

export const profile = {
  "accounts.profile.of": "Profile of {name}",
} as const satisfies Record<string, Text>;
