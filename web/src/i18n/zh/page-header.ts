import type { Text } from "../text.ts";

export const pageHeader = {
  "shell.pageHeader.back": "返回会话列表",
} as const satisfies Record<string, Text>;
