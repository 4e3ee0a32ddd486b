import type { Text } from "../text.ts";

export const markdown = {
  "markdown.spoiler": "Texte masqué. Afficher",
  "markdown.task.done": "Fait",
  "markdown.task.open": "À faire",
  "markdown.code.copy": "Copier le code",
  "markdown.code.copied": "Copié",
  "markdown.code.notCopied": "Impossible de copier le code. Sélectionnez-le et copiez-le à la main.",
} as const satisfies Record<string, Text>;
