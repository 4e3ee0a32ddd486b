import type { Text } from "../text.ts";

export const pageHeader = {
  "shell.pageHeader.back": "Zurück zu deinen Unterhaltungen",
} as const satisfies Record<string, Text>;
