import type { Text } from "../text.ts";

export const saved = {
  "saved.title": "收藏",
  "saved.pageTitle": "收藏 · ChatFlow",
  "saved.none": "还没有收藏",
  "saved.noneText": "收藏消息，方便在这里再次找到：在消息菜单中选择即可。其他人看不到你的收藏。",
  "saved.at": "收藏于 {time}",
  "saved.in": "来自 {place}",
  "saved.show": "在会话中显示",
  "saved.remove": "移除",
  "saved.kept": "未能移除收藏。",
} as const satisfies Record<string, Text>;
