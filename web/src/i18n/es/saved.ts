import type { Text } from "../text.ts";

export const saved = {
  "saved.title": "Guardados",
  "saved.pageTitle": "Guardados · ChatFlow",
  "saved.none": "Todavía no hay mensajes guardados",
  "saved.noneText": "Guarda un mensaje para volver a encontrarlo aquí: la opción está en el menú del mensaje. Nadie más ve lo que guardas.",
  "saved.at": "Guardado: {time}",
  "saved.in": "· {place}",
  "saved.show": "Mostrar en la conversación",
  "saved.remove": "Quitar",
  "saved.kept": "Sigue guardado.",
} as const satisfies Record<string, Text>;
