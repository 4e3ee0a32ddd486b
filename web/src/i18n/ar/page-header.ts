import type { Text } from "../text.ts";

export const pageHeader = {
  "shell.pageHeader.back": "العودة إلى محادثاتك",
} as const satisfies Record<string, Text>;
