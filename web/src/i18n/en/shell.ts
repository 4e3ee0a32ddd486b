import type { Text } from "../text.ts";

export const shell = {
  "shell.skip": "Skip to the conversation",
  "shell.title": "({count}) {title}",
  "shell.crash.title": "This page stopped working",
  "shell.crash.text": "ChatFlow may have been updated meanwhile. Messages that were sent are safe; load the page again to go on.",
  "shell.crash.reload": "Reload",
  "shell.loadFailed": "Your channels could not be loaded. The server may be out of reach.",
  "shell.tryAgain": "Try again",
  "shell.loading": "Loading ChatFlow…",
  "shell.unreachable": "Out of reach · ChatFlow",
  "shell.unreachable.title": "ChatFlow cannot be reached",
  "shell.unreachable.text": "{reason} If others have the same trouble, tell whoever runs ChatFlow for you.",
  "shell.refused": "{what} {why}",
  "shell.sidebar.inbox": "Inbox",
  "shell.sidebar.saved": "Saved",
  "shell.sidebar.jump": "Jump to…",
  "shell.sidebar.search": "Search messages",
  "shell.sidebar.invite": "Invite people",
} as const satisfies Record<string, Text>;
