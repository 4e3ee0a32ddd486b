import type { Text } from "../text.ts";

export const inbox = {
  "inbox.title": "收件箱",
  "inbox.pageTitle": "收件箱 · ChatFlow",
  "inbox.unread": "未读",
  "inbox.unread.messages": { other: "{count} 条未读消息" },
  "inbox.unread.mentions": { other: "{count} 条提及你的消息" },
  "inbox.unread.none": "没有新内容，全部已读。",
  "inbox.markRead": "标为已读",
  "inbox.markRead.of": "标为已读：{name}",
  "inbox.markAllRead": "全部标为已读",
  "inbox.mentions": "提及",
  "inbox.mentions.none": "没有新内容。提及你或提及所有人的消息会列在这里。",
  "inbox.mentions.failed": "无法加载提及你的消息",
  "inbox.mentions.loading": "正在加载提及你的消息…",
  "inbox.retry": "重试",
} as const satisfies Record<string, Text>;
