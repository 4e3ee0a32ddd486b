import type { Text } from "../text.ts";

export const keyboard = {
  "keyboard.title": "Keyboard shortcuts",
  "keyboard.group.general": "General",
  "keyboard.group.places": "Going places",
  "keyboard.group.writing": "Writing and reading",
  "keyboard.switcher": "Jump to a channel or a person",
  "keyboard.search": "Search",
  "keyboard.shortcuts": "Show these shortcuts",
  "keyboard.preferences": "Open the preferences",
  "keyboard.undo": "Undo, while that is offered",
  "keyboard.previousChannel": "Conversation above",
  "keyboard.nextChannel": "Conversation below",
  "keyboard.previousUnread": "Unread conversation above",
  "keyboard.nextUnread": "Unread conversation below",
  "keyboard.inbox": "Inbox",
  "keyboard.threads": "Threads",
  "keyboard.saved": "Saved messages",
  "keyboard.composer": "Go to where you write",
  "keyboard.newest": "Go to the newest message",
  "keyboard.markAllRead": "Mark all conversations as read",
  "keyboard.either": "{first} or {second}",
} as const satisfies Record<string, Text>;
