import type { Text } from "../text.ts";

export const presence = {
  "presence.online": "En línea",
  "presence.away": "Ausente",
  "presence.dnd": "No molestar",
  "presence.offline": "Sin conexión",
  "presence.lastSeen": "Última conexión {ago}",
  "presence.justNow": "Última conexión ahora mismo",
  "presence.status.title": "Estado y privacidad",
  "presence.status": "Estado",
  "presence.status.hint": "¿Qué haces ahora?",
  "presence.status.emoji": "Elegir un emoji",
  "presence.status.noEmoji": "Quitar el emoji",
  "presence.availability": "Disponibilidad",
  "presence.auto": "Automática",
  "presence.autoText": "En línea mientras estás aquí, ausente al cabo de un rato.",
  "presence.untilChanged": "Hasta que lo cambies.",
  "presence.receipts": "Confirmaciones de lectura",
  "presence.receiptsText":
    "Los demás ven cuándo te llegan los mensajes y cuándo los lees, y tú lo ves de ellos. Si las desactivas, no se ve ni lo uno ni lo otro.",
  "presence.save": "Guardar",
  "presence.cancel": "Cancelar",
} as const satisfies Record<string, Text>;
