import type { Text } from "../text.ts";

export const receipts = {
  "receipts.read": "Read",
  "receipts.readByAll": "Read by everyone",
  "receipts.readBy": "Read by {read} of {all}",
  "receipts.delivered": "Delivered",
  "receipts.deliveredTo": "Delivered to {delivered} of {all}",
  "receipts.sent": "Sent",
  "receipts.who": "Who has read this",
  "receipts.untold": "Not shown here",
  "receipts.untoldText":
    "What has been read is shown in conversations of up to {most} people, by those who show it, and to you only while you do, too. Your choice is under “Status and privacy”.",
} as const satisfies Record<string, Text>;
