import type { Text } from "../text.ts";

export const pins = {
  "pins.title": "Messages épinglés",
  "pins.none": "Aucun message épinglé pour l’instant",
  "pins.noneText": "Épinglez un message pour que tout le monde ici l’ait sous la main : l’option se trouve dans le menu du message.",
  "pins.show": "Afficher dans la conversation",
  "pins.unpin": "Désépingler",
  "pins.notUnpinned": "Toujours épinglé. {reason}",
  "pins.retry": "Réessayer",
} as const satisfies Record<string, Text>;
