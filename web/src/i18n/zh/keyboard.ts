import type { Text } from "../text.ts";

export const keyboard = {
  "keyboard.title": "键盘快捷键",
  "keyboard.group.general": "通用",
  "keyboard.group.places": "导航",
  "keyboard.group.writing": "书写与阅读",
  "keyboard.switcher": "跳转到频道或成员",
  "keyboard.search": "搜索",
  "keyboard.shortcuts": "显示这些快捷键",
  "keyboard.preferences": "打开偏好设置",
  "keyboard.undo": "在提示显示时撤销",
  "keyboard.previousChannel": "上一个会话",
  "keyboard.nextChannel": "下一个会话",
  "keyboard.previousUnread": "上一个未读会话",
  "keyboard.nextUnread": "下一个未读会话",
  "keyboard.inbox": "收件箱",
  "keyboard.threads": "讨论串",
  "keyboard.saved": "收藏的消息",
  "keyboard.composer": "转到消息输入框",
  "keyboard.newest": "跳到最新消息",
  "keyboard.markAllRead": "将所有会话标为已读",
  "keyboard.either": "{first} 或 {second}",
} as const satisfies Record<string, Text>;
