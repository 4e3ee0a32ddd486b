import type { Text } from "../text.ts";

export const pins = {
  "pins.title": "Mensajes fijados",
  "pins.none": "Todavía no hay mensajes fijados",
  "pins.noneText": "Fija un mensaje para que todos lo tengan a mano: la opción está en el menú del mensaje.",
  "pins.show": "Mostrar en la conversación",
  "pins.unpin": "Dejar de fijar",
  "pins.notUnpinned": "El mensaje sigue fijado. {reason}",
  "pins.retry": "Reintentar",
} as const satisfies Record<string, Text>;
