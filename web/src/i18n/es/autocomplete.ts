import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "Persona que mencionar",
  "autocomplete.channels": "Canal que mencionar",
  "autocomplete.emoji": "Emoji que insertar",
  "autocomplete.commands": "Elegir un comando",
  "autocomplete.here": "Avisa a quienes están en línea ahora",
  "autocomplete.channel": "Avisa a todos los miembros del canal",
  "autocomplete.refused": "Aquí solo para moderadores",
  "autocomplete.outside": "no está en esta conversación",
  "autocomplete.notJoined": "no te has unido",
} as const satisfies Record<string, Text>;
