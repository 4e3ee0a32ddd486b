import type { Text } from "../text.ts";

export const keyboard = {
  "keyboard.title": "اختصارات لوحة المفاتيح",
  "keyboard.group.general": "عام",
  "keyboard.group.places": "التنقل",
  "keyboard.group.writing": "الكتابة والقراءة",
  "keyboard.switcher": "الانتقال إلى قناة أو شخص",
  "keyboard.search": "بحث",
  "keyboard.shortcuts": "عرض هذه الاختصارات",
  "keyboard.preferences": "فتح التفضيلات",
  "keyboard.undo": "تراجع ما دام معروضًا",
  "keyboard.previousChannel": "المحادثة السابقة",
  "keyboard.nextChannel": "المحادثة التالية",
  "keyboard.previousUnread": "المحادثة غير المقروءة السابقة",
  "keyboard.nextUnread": "المحادثة غير المقروءة التالية",
  "keyboard.inbox": "الوارد",
  "keyboard.threads": "السلاسل",
  "keyboard.saved": "الرسائل المحفوظة",
  "keyboard.composer": "الانتقال إلى حقل الكتابة",
  "keyboard.newest": "الانتقال إلى أحدث رسالة",
  "keyboard.markAllRead": "تعليم كل المحادثات كمقروءة",
  "keyboard.either": "{first} أو {second}",
} as const satisfies Record<string, Text>;
