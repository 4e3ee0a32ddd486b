import type { Text } from "../text.ts";

export const markdown = {
  "markdown.spoiler": "Hidden text. Show it",
  "markdown.task.done": "Done",
  "markdown.task.open": "To do",
  "markdown.code.copy": "Copy the code",
  "markdown.code.copied": "Copied",
  "markdown.code.notCopied": "The code could not be copied. Select it and copy it by hand.",
} as const satisfies Record<string, Text>;
