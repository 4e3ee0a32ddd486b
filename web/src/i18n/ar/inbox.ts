import type { Text } from "../text.ts";

export const inbox = {
  "inbox.title": "الوارد",
  "inbox.pageTitle": "الوارد · ChatFlow",
  "inbox.unread": "غير المقروءة",
  "inbox.unread.messages": {
    zero: "لا رسائل غير مقروءة",
    one: "رسالة غير مقروءة",
    two: "رسالتان غير مقروءتين",
    few: "{count} رسائل غير مقروءة",
    many: "{count} رسالة غير مقروءة",
    other: "{count} رسالة غير مقروءة",
  },
  "inbox.unread.mentions": {
    zero: "لا إشارات إليك",
    one: "إشارة إليك",
    two: "إشارتان إليك",
    few: "{count} إشارات إليك",
    many: "{count} إشارة إليك",
    other: "{count} إشارة إليك",
  },
  "inbox.unread.none": "لا جديد. قرأت كل شيء.",
  "inbox.markRead": "تعليم كمقروءة",
  "inbox.markRead.of": "تعليم كمقروءة: \u2068{name}\u2069",
  "inbox.markAllRead": "تعليم الكل كمقروء",
  "inbox.mentions": "الإشارات",
  "inbox.mentions.none": "لا جديد. تُعرض هنا الرسائل التي تشير إليك، باسمك أو ضمن الجميع.",
  "inbox.mentions.failed": "تعذّر تحميل الإشارات إليك",
  "inbox.mentions.loading": "جارٍ تحميل الإشارات إليك…",
  "inbox.retry": "إعادة المحاولة",
} as const satisfies Record<string, Text>;
