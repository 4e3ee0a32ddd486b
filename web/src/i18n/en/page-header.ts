import type { Text } from "../text.ts";

export const pageHeader = {
  "shell.pageHeader.back": "Back to your conversations",
} as const satisfies Record<string, Text>;
