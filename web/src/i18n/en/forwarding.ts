import type { Text } from "../text.ts";

export const forwarding = {
  "quotes.forward.title": "Forward message",
  "quotes.forward.to": "To",
  "quotes.forward.change": "Change",
  "quotes.forward.comment": "Comment",
  "quotes.forward.commentHint": "Optional",
  "quotes.forward.cancel": "Cancel",
  "quotes.forward": "Forward",
  "quotes.forwarded": "Forwarded to {place}.",
  "quotes.forwarded.show": "Show",
  "quotes.forwardLater": "It will be forwarded to {place} as soon as there is a connection.",
  "quotes.excerpt": "Forwarded: {text}",
  "quotes.target.hint": "Channel or person",
  "quotes.target.list": "Channels and people",
  "quotes.target.none": "No conversation of yours, and nobody here, is called “{query}”.",
  "quotes.remove": "Remove the quote",
} as const satisfies Record<string, Text>;
