import type { Text } from "../text.ts";

export const quotes = {
  "quotes.noText": "A message without text",
  "quotes.less": "Show less",
  "quotes.all": "Show all",
  "quotes.original": "Show the original",
  "quotes.from.elsewhere": "Forwarded from another conversation",
  "quotes.from.channel": "Forwarded from #{channel}",
  "quotes.from.notes": "Forwarded from your notes",
  "quotes.from.direct": "Forwarded from the conversation with {people}",
} as const satisfies Record<string, Text>;
