import type { Text } from "../text.ts";

export const presence = {
  "presence.online": "在线",
  "presence.away": "离开",
  "presence.dnd": "请勿打扰",
  "presence.offline": "离线",
  "presence.lastSeen": "{ago}在线",
  "presence.justNow": "刚刚在线",
  "presence.status.title": "状态与隐私",
  "presence.status": "状态",
  "presence.status.hint": "你在做什么？",
  "presence.status.emoji": "选择表情",
  "presence.status.noEmoji": "移除表情",
  "presence.availability": "在线状态",
  "presence.auto": "自动",
  "presence.autoText": "使用时显示为在线，一段时间后显示为离开。",
  "presence.untilChanged": "直到你更改为止。",
  "presence.receipts": "显示已读状态",
  "presence.receiptsText": "其他人可以看到消息何时送达你、你何时已读，你也能看到他们的。关闭后，你和其他人互相都看不到。",
  "presence.save": "保存",
  "presence.cancel": "取消",
} as const satisfies Record<string, Text>;
