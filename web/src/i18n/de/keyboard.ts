import type { Text } from "../text.ts";

export const keyboard = {
  "keyboard.title": "Tastenkürzel",
  "keyboard.group.general": "Allgemein",
  "keyboard.group.places": "Navigation",
  "keyboard.group.writing": "Schreiben und lesen",
  "keyboard.switcher": "Zu einem Kanal oder einer Person springen",
  "keyboard.search": "Suchen",
  "keyboard.shortcuts": "Diese Tastenkürzel anzeigen",
  "keyboard.preferences": "Einstellungen öffnen",
  "keyboard.undo": "Rückgängig machen, solange es angeboten wird",
  "keyboard.previousChannel": "Vorherige Unterhaltung",
  "keyboard.nextChannel": "Nächste Unterhaltung",
  "keyboard.previousUnread": "Vorherige ungelesene Unterhaltung",
  "keyboard.nextUnread": "Nächste ungelesene Unterhaltung",
  "keyboard.inbox": "Posteingang",
  "keyboard.threads": "Threads",
  "keyboard.saved": "Gespeicherte Nachrichten",
  "keyboard.composer": "Zum Eingabefeld",
  "keyboard.newest": "Zur neuesten Nachricht",
  "keyboard.markAllRead": "Alle Unterhaltungen als gelesen markieren",
  "keyboard.either": "{first} oder {second}",
} as const satisfies Record<string, Text>;
