import type { Text } from "../text.ts";

export const saved = {
  "saved.title": "Gespeichert",
  "saved.pageTitle": "Gespeichert · ChatFlow",
  "saved.none": "Noch nichts gespeichert",
  "saved.noneText":
    "Speichere eine Nachricht, um sie hier wiederzufinden: Das geht über das Menü der Nachricht. Nur du siehst, was du speicherst.",
  "saved.at": "Gespeichert: {time}",
  "saved.in": "· {place}",
  "saved.show": "In der Unterhaltung anzeigen",
  "saved.remove": "Entfernen",
  "saved.kept": "Noch gespeichert.",
} as const satisfies Record<string, Text>;
