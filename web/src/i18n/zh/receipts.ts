import type { Text } from "../text.ts";

export const receipts = {
  "receipts.read": "已读",
  "receipts.readByAll": "所有人已读",
  "receipts.readBy": "{read}/{all} 人已读",
  "receipts.delivered": "已送达",
  "receipts.deliveredTo": "已送达 {delivered}/{all} 人",
  "receipts.sent": "已发送",
  "receipts.who": "已读情况",
  "receipts.untold": "此处不显示已读",
  "receipts.untoldText":
    "已读状态只在不超过 {most} 人的会话中显示，且仅限允许显示已读状态的人；你自己也开启后才能看到。可在“状态与隐私”中更改。",
} as const satisfies Record<string, Text>;
