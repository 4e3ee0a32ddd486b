import type { Text } from "../text.ts";

export const search = {
  "search.title": "Buscar mensajes",
  "search.pageTitle": "Búsqueda · ChatFlow",
  "search.back": "Volver a tus conversaciones",
  "search.field": "Palabras que buscar",
  "search.where": "En lo que se guarda en este dispositivo",
  "search.hint":
    "Encuentra los mensajes que contienen todas tus palabras, entre los más recientes de las conversaciones que has abierto aquí. Funciona sin conexión.",
  "search.nothing": "No se ha encontrado nada",
  "search.nothing.hint":
    "Ningún mensaje guardado en este dispositivo contiene todas estas palabras. Con menos palabras o más cortas encontrarás más.",
  "search.found": { one: "{count} mensaje", many: "{count} de mensajes", other: "{count} mensajes" },
  "search.foundMost": "Los {count} más recientes; con más palabras encontrarás menos",
  "search.failed": "La búsqueda se ha detenido. {reason}",
  "search.again": "Buscar de nuevo",
} as const satisfies Record<string, Text>;
