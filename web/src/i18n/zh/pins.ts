import type { Text } from "../text.ts";

export const pins = {
  "pins.title": "置顶消息",
  "pins.none": "还没有置顶消息",
  "pins.noneText": "置顶消息，方便这里的所有人随时查看：在消息菜单中选择即可。",
  "pins.show": "在会话中显示",
  "pins.unpin": "取消置顶",
  "pins.notUnpinned": "未能取消置顶。{reason}",
  "pins.retry": "重试",
} as const satisfies Record<string, Text>;
