import type { Text } from "../text.ts";

export const inbox = {
  "inbox.title": "Bandeja de entrada",
  "inbox.pageTitle": "Bandeja de entrada · ChatFlow",
  "inbox.unread": "Sin leer",
  "inbox.unread.messages": {
    one: "{count} mensaje sin leer",
    many: "{count} de mensajes sin leer",
    other: "{count} mensajes sin leer",
  },
  "inbox.unread.mentions": {
    one: "{count} mención",
    many: "{count} de menciones",
    other: "{count} menciones",
  },
  "inbox.unread.none": "No hay nada nuevo. Lo has leído todo.",
  "inbox.markRead": "Marcar como leído",
  "inbox.markRead.of": "Marcar como leído: {name}",
  "inbox.markAllRead": "Marcar todo como leído",
  "inbox.mentions": "Menciones",
  "inbox.mentions.none": "No hay nada nuevo. Aquí aparecen los mensajes que te mencionan, por tu nombre o al mencionar a todos.",
  "inbox.mentions.failed": "No se han podido cargar tus menciones",
  "inbox.mentions.loading": "Cargando tus menciones…",
  "inbox.retry": "Reintentar",
} as const satisfies Record<string, Text>;
