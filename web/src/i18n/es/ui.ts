import type { Text } from "../text.ts";

export const ui = {
  "ui.close": "Cerrar",
  "ui.tryAgain": "Reintentar",
  "ui.copy": "Copiar",
  "ui.copied": "Copiado",
  "ui.copied.said": "Copiado.",
  "ui.copyByHand":
    "En este navegador, las páginas con http sin cifrar no pueden copiar nada. El texto está seleccionado: cópialo con Ctrl + C.",
  "ui.password.show": "Mostrar contraseña",
  "ui.password.hide": "Ocultar contraseña",
} as const satisfies Record<string, Text>;
