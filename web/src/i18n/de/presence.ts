import type { Text } from "../text.ts";

export const presence = {
  "presence.online": "Online",
  "presence.away": "Abwesend",
  "presence.dnd": "Bitte nicht stören",
  "presence.offline": "Offline",
  "presence.lastSeen": "Zuletzt online {ago}",
  "presence.justNow": "Eben noch online",
  "presence.status.title": "Status und Privatsphäre",
  "presence.status": "Status",
  "presence.status.hint": "Was machst du gerade?",
  "presence.status.emoji": "Emoji auswählen",
  "presence.status.noEmoji": "Emoji entfernen",
  "presence.availability": "Verfügbarkeit",
  "presence.auto": "Automatisch",
  "presence.autoText": "Online, solange du hier bist, nach einer Weile abwesend.",
  "presence.untilChanged": "Bis du es änderst.",
  "presence.receipts": "Lesebestätigungen",
  "presence.receiptsText":
    "Andere sehen, wann Nachrichten bei dir ankommen und wann du sie liest, und du siehst es bei ihnen. Ohne Lesebestätigungen gilt beides nicht.",
  "presence.save": "Speichern",
  "presence.cancel": "Abbrechen",
} as const satisfies Record<string, Text>;
