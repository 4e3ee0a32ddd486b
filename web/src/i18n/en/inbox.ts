import type { Text } from "../text.ts";

export const inbox = {
  "inbox.title": "Inbox",
  "inbox.pageTitle": "Inbox · ChatFlow",
  "inbox.unread": "Unread",
  "inbox.unread.messages": { one: "{count} unread message", other: "{count} unread messages" },
  "inbox.unread.mentions": { one: "{count} mention of you", other: "{count} mentions of you" },
  "inbox.unread.none": "Nothing new. You have read everything.",
  "inbox.markRead": "Mark as read",
  "inbox.markRead.of": "Mark as read: {name}",
  "inbox.markAllRead": "Mark all as read",
  "inbox.mentions": "Mentions",
  "inbox.mentions.none": "Nothing new. Messages that mention you, by your name or with everyone, are listed here.",
  "inbox.mentions.failed": "Your mentions could not be loaded",
  "inbox.mentions.loading": "Loading your mentions…",
  "inbox.retry": "Try again",
} as const satisfies Record<string, Text>;
