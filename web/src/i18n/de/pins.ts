import type { Text } from "../text.ts";

export const pins = {
  "pins.title": "Angepinnte Nachrichten",
  "pins.none": "Noch nichts angepinnt",
  "pins.noneText": "Pinne eine Nachricht an, damit alle hier sie gleich finden: Das geht über das Menü der Nachricht.",
  "pins.show": "In der Unterhaltung anzeigen",
  "pins.unpin": "Loslösen",
  "pins.notUnpinned": "Noch angepinnt. {reason}",
  "pins.retry": "Erneut versuchen",
} as const satisfies Record<string, Text>;
