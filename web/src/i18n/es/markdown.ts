import type { Text } from "../text.ts";

export const markdown = {
  "markdown.spoiler": "Texto oculto. Mostrarlo",
  "markdown.task.done": "Hecho",
  "markdown.task.open": "Pendiente",
  "markdown.code.copy": "Copiar el código",
  "markdown.code.copied": "Copiado",
  "markdown.code.notCopied": "No se ha podido copiar el código. Selecciónalo y cópialo a mano.",
} as const satisfies Record<string, Text>;
