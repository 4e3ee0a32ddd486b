import type { Text } from "../text.ts";

export const pageHeader = {
  "shell.pageHeader.back": "Volver a tus conversaciones",
} as const satisfies Record<string, Text>;
