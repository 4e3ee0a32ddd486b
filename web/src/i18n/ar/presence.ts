import type { Text } from "../text.ts";

export const presence = {
  "presence.online": "متصل",
  "presence.away": "غائب",
  "presence.dnd": "عدم الإزعاج",
  "presence.offline": "غير متصل",
  "presence.lastSeen": "آخر ظهور {ago}",
  "presence.justNow": "آخر ظهور الآن",
  "presence.status.title": "الحالة والخصوصية",
  "presence.status": "الحالة",
  "presence.status.hint": "ما الجديد؟",
  "presence.status.emoji": "اختيار رمز تعبيري",
  "presence.status.noEmoji": "إزالة الرمز التعبيري",
  "presence.availability": "التوفّر",
  "presence.auto": "تلقائي",
  "presence.autoText": "متصل ما دمت هنا، وغائب بعد حين.",
  "presence.untilChanged": "إلى أن تغيّره.",
  "presence.receipts": "إظهار ما تمت قراءته",
  "presence.receiptsText":
    "يرى الآخرون متى وصلتك الرسائل ومتى قرأتها، وترى ذلك منهم. عند إيقاف هذا، لا ترى أنت ولا يرى الآخرون شيئًا من ذلك.",
  "presence.save": "حفظ",
  "presence.cancel": "إلغاء",
} as const satisfies Record<string, Text>;
