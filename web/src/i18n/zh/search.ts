import type { Text } from "../text.ts";

export const search = {
  "search.title": "搜索消息",
  "search.pageTitle": "搜索 · ChatFlow",
  "search.back": "返回会话列表",
  "search.field": "搜索词",
  "search.where": "在此设备保留的内容中搜索",
  "search.hint": "查找包含所有搜索词的消息，范围是你在此设备上打开过的会话中的最新消息。离线时也可使用。",
  "search.nothing": "没有找到",
  "search.nothing.hint": "此设备保留的消息中，没有一条包含所有搜索词。可减少或缩短搜索词再试。",
  "search.found": { other: "{count} 条消息" },
  "search.foundMost": "最新的 {count} 条；增加搜索词可缩小范围",
  "search.failed": "搜索已中断。{reason}",
  "search.again": "重新搜索",
} as const satisfies Record<string, Text>;
