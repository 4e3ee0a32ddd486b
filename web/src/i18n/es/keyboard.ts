import type { Text } from "../text.ts";

export const keyboard = {
  "keyboard.title": "Atajos de teclado",
  "keyboard.group.general": "General",
  "keyboard.group.places": "Navegación",
  "keyboard.group.writing": "Escribir y leer",
  "keyboard.switcher": "Ir a un canal o a una persona",
  "keyboard.search": "Buscar",
  "keyboard.shortcuts": "Mostrar estos atajos",
  "keyboard.preferences": "Abrir las preferencias",
  "keyboard.undo": "Deshacer, mientras se ofrezca",
  "keyboard.previousChannel": "Conversación anterior",
  "keyboard.nextChannel": "Conversación siguiente",
  "keyboard.previousUnread": "Conversación sin leer anterior",
  "keyboard.nextUnread": "Conversación sin leer siguiente",
  "keyboard.inbox": "Bandeja de entrada",
  "keyboard.threads": "Hilos",
  "keyboard.saved": "Mensajes guardados",
  "keyboard.composer": "Ir al campo de escritura",
  "keyboard.newest": "Ir al mensaje más reciente",
  "keyboard.markAllRead": "Marcar todas las conversaciones como leídas",
  "keyboard.either": "{first} o {second}",
} as const satisfies Record<string, Text>;
