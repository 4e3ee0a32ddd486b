import type { Text } from "../text.ts";

export const pageHeader = {
  "shell.pageHeader.back": "会話に戻る",
} as const satisfies Record<string, Text>;
