import type { Text } from "../text.ts";

export const threads = {
  "threads.title": "Threads",
  "threads.thread": "Thread",
  "threads.replies": { one: "{count} reply", other: "{count} replies" },
  "threads.new": { one: "{count} new", other: "{count} new" },
  "threads.lastReply": "Last reply {time}",
  "threads.repliedTo": "replied to a thread: {thread}",
  "threads.replied": "replied to a thread · {link}",
  "threads.replied.show": "show it",
  "threads.unreadThreads": { one: "{count} unread thread", other: "{count} unread threads" },
  "threads.mentions": { one: "{count} mention of you", other: "{count} mentions of you" },
} as const satisfies Record<string, Text>;
