import type { Text } from "../text.ts";

export const markdown = {
  "markdown.spoiler": "Verborgener Text. Anzeigen",
  "markdown.task.done": "Erledigt",
  "markdown.task.open": "Offen",
  "markdown.code.copy": "Code kopieren",
  "markdown.code.copied": "Kopiert",
  "markdown.code.notCopied": "Der Code konnte nicht kopiert werden. Markiere ihn und kopiere ihn von Hand.",
} as const satisfies Record<string, Text>;
