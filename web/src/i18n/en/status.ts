import type { Text } from "../text.ts";

export const status = {
  "presence.status.title": "Status and privacy",
  "presence.status": "Status",
  "presence.status.hint": "What are you up to?",
  "presence.status.emoji": "Choose an emoji",
  "presence.status.noEmoji": "Remove the emoji",
  "presence.availability": "Availability",
  "presence.auto": "Automatic",
  "presence.autoText": "Online while you are here, away after a while.",
  "presence.untilChanged": "Until you change it.",
  "presence.receipts": "Show what has been read",
  "presence.receiptsText":
    "Others see when messages have reached you and when you have read them, and you see it of them. Without this, neither.",
  "presence.save": "Save",
  "presence.cancel": "Cancel",
} as const satisfies Record<string, Text>;
