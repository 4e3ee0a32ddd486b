import type { Text } from "../text.ts";

export const search = {
  "search.title": "Search messages",
  "search.pageTitle": "Search · ChatFlow",
  "search.back": "Back to your conversations",
  "search.field": "Words to find",
  "search.where": "In what is kept on this device",
  "search.hint":
    "Finds messages that have all of your words, in the newest messages of the conversations that you opened here. It works without a connection.",
  "search.nothing": "Nothing found",
  "search.nothing.hint": "No message that is kept on this device has all of these words. Fewer or shorter words find more.",
  "search.found": { one: "{count} message", other: "{count} messages" },
  "search.foundMost": "The newest {count}; more words find fewer",
  "search.failed": "The search stopped. {reason}",
  "search.again": "Search again",
} as const satisfies Record<string, Text>;
