import type { Text } from "../text.ts";

export const inbox = {
  "inbox.title": "Boîte de réception",
  "inbox.pageTitle": "Boîte de réception · ChatFlow",
  "inbox.unread": "Non lus",
  "inbox.unread.messages": { one: "{count} message non lu", many: "{count} de messages non lus", other: "{count} messages non lus" },
  "inbox.unread.mentions": { one: "{count} mention de vous", many: "{count} de mentions de vous", other: "{count} mentions de vous" },
  "inbox.unread.none": "Rien de nouveau. Vous avez tout lu.",
  "inbox.markRead": "Marquer comme lu",
  "inbox.markRead.of": "Marquer comme lu : {name}",
  "inbox.markAllRead": "Tout marquer comme lu",
  "inbox.mentions": "Mentions",
  "inbox.mentions.none": "Rien de nouveau. Les messages qui vous mentionnent, nommément ou en mentionnant tout le monde, apparaissent ici.",
  "inbox.mentions.failed": "Impossible de charger vos mentions",
  "inbox.mentions.loading": "Chargement de vos mentions…",
  "inbox.retry": "Réessayer",
} as const satisfies Record<string, Text>;
