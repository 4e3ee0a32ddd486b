import type { Text } from "../text.ts";

export const markdown = {
  "markdown.spoiler": "隐藏文字，点按显示",
  "markdown.task.done": "已完成",
  "markdown.task.open": "待办",
  "markdown.code.copy": "复制代码",
  "markdown.code.copied": "已复制",
  "markdown.code.notCopied": "无法复制代码，请选中后手动复制。",
} as const satisfies Record<string, Text>;
