import type { Text } from "../text.ts";

export const markdown = {
  "markdown.spoiler": "隠しテキストを表示",
  "markdown.task.done": "完了",
  "markdown.task.open": "未完了",
  "markdown.code.copy": "コードをコピー",
  "markdown.code.copied": "コピー済み",
  "markdown.code.notCopied": "コードをコピーできませんでした。選択して手動でコピーしてください。",
} as const satisfies Record<string, Text>;
