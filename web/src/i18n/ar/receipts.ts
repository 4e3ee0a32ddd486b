import type { Text } from "../text.ts";

export const receipts = {
  "receipts.read": "قُرئت",
  "receipts.readByAll": "قرأها الجميع",
  "receipts.readBy": "قرأها {read} من {all}",
  "receipts.delivered": "وصلت",
  "receipts.deliveredTo": "وصلت إلى {delivered} من {all}",
  "receipts.sent": "أُرسلت",
  "receipts.who": "من قرأ هذه الرسالة",
  "receipts.untold": "لا يظهر هنا",
  "receipts.untoldText":
    "يظهر هذا في المحادثات التي لا يزيد عدد المشاركين فيها على {most}، وممن يُظهرون حالة القراءة فقط، ولا تراه إلا إذا أظهرتها أنت أيضًا. تجد هذا الخيار في «الحالة والخصوصية».",
} as const satisfies Record<string, Text>;
