import type { Text } from "../text.ts";

export const pageHeader = {
  "shell.pageHeader.back": "Retour à vos conversations",
} as const satisfies Record<string, Text>;
