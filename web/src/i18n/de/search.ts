import type { Text } from "../text.ts";

export const search = {
  "search.title": "Nachrichten durchsuchen",
  "search.pageTitle": "Suche · ChatFlow",
  "search.back": "Zurück zu deinen Unterhaltungen",
  "search.field": "Suchwörter",
  "search.where": "In dem, was auf diesem Gerät gespeichert ist",
  "search.hint":
    "Findet Nachrichten, die alle deine Wörter enthalten. Gesucht wird in den neuesten Nachrichten der Unterhaltungen, die du hier geöffnet hast, auch ohne Verbindung.",
  "search.nothing": "Nichts gefunden",
  "search.nothing.hint": "Keine Nachricht auf diesem Gerät enthält alle diese Wörter. Mit weniger oder kürzeren Wörtern findest du mehr.",
  "search.found": { one: "{count} Nachricht", other: "{count} Nachrichten" },
  "search.foundMost": "Die neuesten {count}; mit mehr Wörtern grenzt du die Suche ein",
  "search.failed": "Die Suche wurde abgebrochen. {reason}",
  "search.again": "Erneut suchen",
} as const satisfies Record<string, Text>;
