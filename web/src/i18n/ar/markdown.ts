import type { Text } from "../text.ts";

export const markdown = {
  "markdown.spoiler": "نص مخفي. إظهار النص",
  "markdown.task.done": "تم",
  "markdown.task.open": "لم يتم بعد",
  "markdown.code.copy": "نسخ الكتلة البرمجية",
  "markdown.code.copied": "تم النسخ",
  "markdown.code.notCopied": "تعذّر النسخ. حدّد الكتلة البرمجية وانسخها يدويًا.",
} as const satisfies Record<string, Text>;
