import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "选择要提及的人",
  "autocomplete.channels": "选择频道",
  "autocomplete.emoji": "选择表情",
  "autocomplete.commands": "选择命令",
  "autocomplete.here": "通知当前在线的所有人",
  "autocomplete.channel": "通知频道中的所有人",
  "autocomplete.refused": "此处仅限协管员使用",
  "autocomplete.outside": "不在此会话中",
  "autocomplete.notJoined": "未加入",
} as const satisfies Record<string, Text>;
