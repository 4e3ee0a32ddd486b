import type { Text } from "../text.ts";

export const receipts = {
  "receipts.read": "既読",
  "receipts.readByAll": "全員が既読",
  "receipts.readBy": "{all} 人中 {read} 人が既読",
  "receipts.delivered": "配信済み",
  "receipts.deliveredTo": "{all} 人中 {delivered} 人に配信済み",
  "receipts.sent": "送信済み",
  "receipts.who": "既読の状況",
  "receipts.untold": "ここでは表示されません",
  "receipts.untoldText":
    "既読がわかるのは、{most} 人までの会話で、相手と自分の両方が既読を表示している場合だけです。設定は「ステータスとプライバシー」で変更できます。",
} as const satisfies Record<string, Text>;
