import type { Text } from "../text.ts";

export const inbox = {
  "inbox.title": "Posteingang",
  "inbox.pageTitle": "Posteingang · ChatFlow",
  "inbox.unread": "Ungelesen",
  "inbox.unread.messages": { one: "{count} ungelesene Nachricht", other: "{count} ungelesene Nachrichten" },
  "inbox.unread.mentions": { one: "{count} Erwähnung", other: "{count} Erwähnungen" },
  "inbox.unread.none": "Nichts Neues. Du hast alles gelesen.",
  "inbox.markRead": "Als gelesen markieren",
  "inbox.markRead.of": "Als gelesen markieren: {name}",
  "inbox.markAllRead": "Alle als gelesen markieren",
  "inbox.mentions": "Erwähnungen",
  "inbox.mentions.none": "Nichts Neues. Hier stehen Nachrichten, die dich erwähnen, namentlich oder zusammen mit allen.",
  "inbox.mentions.failed": "Deine Erwähnungen konnten nicht geladen werden",
  "inbox.mentions.loading": "Deine Erwähnungen werden geladen…",
  "inbox.retry": "Erneut versuchen",
} as const satisfies Record<string, Text>;
