import type { Text } from "../text.ts";

export const autocomplete = {
  "autocomplete.people": "Person erwähnen",
  "autocomplete.channels": "Kanal auswählen",
  "autocomplete.emoji": "Emoji auswählen",
  "autocomplete.commands": "Befehl auswählen",
  "autocomplete.here": "Benachrichtigt alle, die gerade da sind",
  "autocomplete.channel": "Benachrichtigt alle im Kanal",
  "autocomplete.refused": "Hier der Moderation vorbehalten",
  "autocomplete.outside": "nicht in dieser Unterhaltung",
  "autocomplete.notJoined": "nicht beigetreten",
} as const satisfies Record<string, Text>;
